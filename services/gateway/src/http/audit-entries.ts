import {
  type AuditEntry,
  type AuditVerification,
  listAuditEntries,
  verifyAuditEntries,
} from "@mailroom/contracts/api/audit-entry";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import type { Cursor } from "@mailroom/http/cursor";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import Type, { type Static } from "typebox";
import type { AuditPage, NamedEntry } from "../operations/audit-ports.ts";

export type AuditRoutes = {
  readonly listAuditEntries: (page: AuditPage) => Promise<NamedEntry[]>;
  readonly verifyAuditEntries: (from: number) => Promise<AuditVerification>;
  readonly cursor: Cursor;
};

const EntryPosition = Type.Object({ number: Type.Integer() });
const defaultLimit = 50;

export function addAuditRoutes(server: FastifyInstance, routes: AuditRoutes): void {
  const { cursor } = routes;
  implement(server, listAuditEntries, async ({ query, principal }) => {
    refuseHeldKey(principal);
    const limit = query.limit ?? defaultLimit;
    const before = query.cursor === undefined ? null : cursor.decodeAs(EntryPosition, query.cursor).number;
    const entries = await routes.listAuditEntries({ ...filtersOf(query), before, limit: limit + 1 });
    const items = entries.slice(0, limit);
    const last = entries.length > limit ? items.at(-1) : undefined;
    const nextCursor = last === undefined ? null : cursor.encode({ number: last.number });
    return { status: 200, body: { items: items.map(showEntry), page: { nextCursor } } };
  });
  implement(server, verifyAuditEntries, async ({ query, principal }) => {
    refuseHeldKey(principal);
    return { status: 200, body: await routes.verifyAuditEntries(query.from ?? 1) };
  });
}

type Query = Static<typeof listAuditEntries.query>;

function filtersOf({ actorId, objectType, objectId, action, alert, from, until }: Query) {
  return {
    actorId: actorId ?? null,
    objectType: objectType ?? null,
    // ids are in lower case, however somebody has typed one
    objectId: objectId?.toLowerCase() ?? null,
    action: action ?? null,
    alert: alert ?? null,
    from: from === undefined ? null : new Date(from),
    until: until === undefined ? null : new Date(until),
  };
}

/** The log is one for all accounts: who is held to some of them may not read of the others. */
function refuseHeldKey(principal: Principal): void {
  if (principal.kind !== "api-key" || principal.accountIds === null) return;
  throw new DomainError("not-allowed", "forbidden", "The audit log is not for keys that are held to some accounts.");
}

function showEntry(entry: NamedEntry): AuditEntry {
  const { occurredAt, actor, actorName, previousHash, hash, ...shown } = entry;
  return {
    ...shown,
    occurredAt: occurredAt.toISOString(),
    actor: actor === null ? null : { ...actor, name: actorName },
    previousHash: previousHash.toString("hex"),
    hash: hash.toString("hex"),
  };
}
