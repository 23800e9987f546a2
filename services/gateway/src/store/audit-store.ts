import { type Kysely, type Selectable, sql } from "kysely";
import type { ChainedEntry } from "../domain/audit-chain.ts";
import type { AuditPage, AuditReader, AuditWriter, NamedEntry } from "../operations/audit-ports.ts";
import type { AuditEntryTable, GatewayTables } from "./schema.ts";

export function makeAuditWriter(tx: Kysely<GatewayTables>): AuditWriter {
  return {
    async lockEnd() {
      await tx.selectFrom("audit_chain").select("last_number").forUpdate().executeTakeFirstOrThrow();
      const row = await tx.selectFrom("audit_chain").selectAll().select(nextNumber).executeTakeFirstOrThrow();
      return { lastNumber: row.last_number, lastHash: row.last_hash, nextNumber: row.next_number };
    },
    async isKnown(id) {
      return (await tx.selectFrom("audit_entry").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
    },
    async append(entry) {
      const { number, hash } = entry;
      await Promise.all([
        tx.insertInto("audit_entry").values(toRow(entry)).execute(),
        tx.updateTable("audit_chain").set({ last_number: number, last_hash: hash }).execute(),
      ]);
    },
  };
}

export function makeAuditReader(database: Kysely<GatewayTables>): AuditReader {
  return {
    list: (page) => listPage(database, page),
    async readEnd() {
      const row = await database.selectFrom("audit_chain").selectAll().select(addedNumber).executeTakeFirstOrThrow();
      const { last_number: lastNumber, last_hash: lastHash, since, added_number } = row;
      return { lastNumber, lastHash, since, addedNumber: added_number };
    },
    async listFrom(number, limit) {
      const all = database.selectFrom("audit_entry").selectAll();
      return (await all.where("number", ">=", number).orderBy("number").limit(limit).execute()).map(fromRow);
    },
    findHashBefore: (number) => findHashBefore(database, number),
  };
}

/** In the statement that reads the end, so that an entry that is added meanwhile is not taken for one behind it. */
const addedNumber = sql<number | null>`(select min(number) from audit_entry where number > last_number)`.as(
  "added_number",
);

/** Where no row was put behind the end: the one that follows. Numbers beyond what is exact here are nobody's of ours. */
const nextNumber = sql<number>`case
  when not exists (select from audit_entry where number = last_number + 1) then last_number + 1
  else (select min(e.number) + 1 from audit_entry e where e.number > last_number and e.number < 9007199254740991
    and not exists (select from audit_entry f where f.number = e.number + 1)) end`.as("next_number");

async function findHashBefore(database: Kysely<GatewayTables>, number: number): Promise<Buffer | null> {
  const named = await database
    .selectFrom("audit_entry as e")
    .innerJoin("audit_entry as before", "before.hash", "e.previous_hash")
    .select("before.hash")
    .where("e.number", "=", (one) =>
      one
        .selectFrom("audit_entry")
        .select(sql<number>`min(number)`.as("number"))
        .where("number", ">=", number),
    )
    .where("before.number", "<", number)
    .executeTakeFirst();
  if (named !== undefined) return named.hash;
  const rows = database.selectFrom("audit_entry").select("hash").where("number", "<", number);
  return (await rows.orderBy("number", "desc").limit(1).executeTakeFirst())?.hash ?? null;
}

async function listPage(database: Kysely<GatewayTables>, page: AuditPage): Promise<NamedEntry[]> {
  let query = database
    .selectFrom("audit_entry")
    .selectAll()
    .select(actorName.as("actor_name"))
    .orderBy("number", "desc")
    .limit(page.limit);
  if (page.actorId !== null) query = query.where("actor_id", "=", page.actorId);
  if (page.objectType !== null) query = query.where("object_type", "=", page.objectType);
  if (page.objectId !== null) query = query.where("object_id", "=", page.objectId);
  if (page.action !== null) query = query.where("action", "=", page.action);
  if (page.alert !== null) query = query.where("alert", "=", page.alert);
  if (page.from !== null) query = query.where("occurred_at", ">=", page.from);
  if (page.until !== null) query = query.where("occurred_at", "<", page.until);
  if (page.before !== null) query = query.where("number", "<", page.before);
  return (await query.execute()).map((row) => ({ ...fromRow(row), actorName: row.actor_name }));
}

/** By now: an entry itself names nobody. */
const actorName = sql<string | null>`coalesce(
  (select name from "user" where id = actor_id and deleted_at is null),
  (select name from api_key where id = actor_id and revoked_at is null))`;

function toRow(entry: ChainedEntry) {
  const { number, id, service, actor, action, alert, changes, hash } = entry;
  return {
    ...{ number, id, service, action, alert, hash },
    occurred_at: entry.occurredAt,
    actor_kind: actor?.kind ?? null,
    actor_id: actor?.id ?? null,
    object_type: entry.objectType,
    object_id: entry.objectId,
    changes: JSON.stringify(changes),
    correlation_id: entry.correlationId,
    previous_hash: entry.previousHash,
  };
}

function fromRow(row: Selectable<AuditEntryTable>): ChainedEntry {
  const { number, id, service, actor_kind: kind, actor_id: actorId, action, alert, changes, hash } = row;
  return {
    ...{ number, id, service, action, alert, changes, hash },
    occurredAt: row.occurred_at,
    actor: kind === null || actorId === null ? null : { kind, id: actorId },
    objectType: row.object_type,
    objectId: row.object_id,
    correlationId: row.correlation_id,
    previousHash: row.previous_hash,
  };
}
