import Type, { type Static } from "typebox";
import { auditActions, auditAlerts, auditFacts } from "../audit-entry.ts";
import { auditedObjectTypes } from "../audited-object.ts";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

const Hash = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256, lower-case hexadecimal" });
const EntryNumber = Type.Integer({ minimum: 1, description: "Place in the log" });

export const AuditEntry = closed({
  number: EntryNumber,
  id: Uuid,
  occurredAt: Instant,
  service: Type.String({ description: "Where it was done" }),
  ...auditFacts,
  actor: nullable(
    closed({
      kind: Type.Enum(["user", "api-key"]),
      id: Uuid,
      name: nullable(Type.String({ description: "By now; null: deleted or revoked since" })),
    }),
  ),
  correlationId: Type.String({ description: "The same for everything that one call has changed" }),
  previousHash: Hash,
  hash: Hash,
});
export type AuditEntry = Static<typeof AuditEntry>;

/** Entries that one call looks at. */
export const maxVerifiedEntries = 10_000;

export const AuditVerification = closed({
  state: Type.Enum(["intact", "broken"]),
  from: EntryNumber,
  checked: Type.Integer({ description: `Entries looked at, at most ${maxVerifiedEntries}` }),
  breakAt: nullable(
    closed({
      number: EntryNumber,
      reason: Type.Enum(["changed", "missing", "added"], {
        description:
          "changed: what it says does not fit its hash. missing: it is not there, or was put in another's place. added: nobody has chained it: it stands behind the chain's end, or between entries that follow each other",
      }),
    }),
  ),
  nextFrom: nullable(Type.Integer({ description: "Where to go on; null: the end was reached, or a break" })),
  lastNumber: Type.Integer({ minimum: 0, description: "Newest entry; 0: there is none" }),
  lastHash: Type.String({
    description: "Its hash. Whoever notes it down elsewhere can tell later that all up to here is as it was",
  }),
  since: Instant,
});
export type AuditVerification = Static<typeof AuditVerification>;

const service = "gateway";
const tag = "Audit log";

export const listAuditEntries = defineRoute({
  operationId: "listAuditEntries",
  method: "GET",
  path: "/audit-entries",
  service,
  action: "audit.read",
  tag,
  summary: "List what administrators have changed, newest first",
  description: "Values of texts, addresses and secrets are never in it. Not for keys that are held to some accounts.",
  query: listQuery({
    actorId: Type.Optional(Type.String({ format: "uuid", description: "User or API key" })),
    objectType: Type.Optional(Type.Enum([...auditedObjectTypes])),
    objectId: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    action: Type.Optional(Type.Enum([...auditActions])),
    alert: Type.Optional(Type.Enum([...auditAlerts])),
    from: Type.Optional(Type.String({ format: "date-time", description: "This instant and later" })),
    until: Type.Optional(Type.String({ format: "date-time", description: "Before this instant" })),
  }),
  responses: { 200: pageOf(AuditEntry) },
});

export const verifyAuditEntries = defineRoute({
  operationId: "verifyAuditEntries",
  method: "GET",
  path: "/audit-entries/verification",
  service,
  action: "audit.read",
  tag,
  summary: "Check the chain of hashes, and say where it breaks",
  description: `Looks at ${maxVerifiedEntries} entries at most; nextFrom says where the next call goes on.`,
  query: closed({
    from: Type.Optional(Type.Integer({ minimum: 1, default: 1, description: "First entry to look at" })),
  }),
  responses: { 200: AuditVerification },
});
