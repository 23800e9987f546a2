import { likePattern } from "@mailroom/postgres/like-pattern";
import { sql, type Insertable, type Kysely, type Selectable } from "kysely";
import { nameTaken } from "../domain/errors.ts";
import type { StoredInterval } from "../domain/interval.ts";
import type { IntervalStore } from "../operations/library-ports.ts";
import type { IntervalTable } from "./library-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { listAccountsWhere, lockNamed } from "./step-references.ts";
import { uniqueViolation } from "./unique-violation.ts";

export function makeIntervalStore(tx: Kysely<AccountConfigDatabase>): IntervalStore {
  const all = () => tx.selectFrom("time_interval").selectAll();
  return {
    async find(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    async findForUpdate(id) {
      const row = await all().where("id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    lockExisting: (ids) => lockNamed(tx, "time_interval", ids),
    async list({ search, after, limit }) {
      let query = all()
        .orderBy(sql`lower(name)`)
        .orderBy("id")
        .limit(limit);
      if (search !== null) query = query.where("name", "ilike", likePattern(search));
      if (after !== null)
        query = query.where(sql<boolean>`(lower(name), id) > (lower(${after.name}::text), ${after.id}::uuid)`);
      return (await query.execute()).map(fromRow);
    },
    async listDefaults() {
      const rows = await tx.selectFrom("time_interval").select("default_for").execute();
      return rows.flatMap((row) => row.default_for ?? []);
    },
    async insert(interval) {
      await translated(tx.insertInto("time_interval").values(toRow(interval)).execute());
    },
    async insertDefault(interval) {
      const statement = tx.insertInto("time_interval").values(toRow(interval));
      const rows = await statement
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .execute();
      return rows.length > 0;
    },
    async update(interval) {
      await translated(tx.updateTable("time_interval").set(toRow(interval)).where("id", "=", interval.id).execute());
    },
    async delete(id) {
      await tx.deleteFrom("time_interval").where("id", "=", id).execute();
    },
    listUsers: (id) => listAccountsWhere(tx, sql<boolean>`actions @> ${JSON.stringify([{ intervalId: id }])}::jsonb`),
  };
}

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (uniqueViolation(error) === "time_interval_name_key") throw nameTaken("interval");
    throw error;
  }
}

function toRow(interval: StoredInterval): Insertable<IntervalTable> {
  const { id, version, name, description, rules, createdAt, updatedAt } = interval;
  return {
    ...{ id, version, name, description },
    zone: rules.zone,
    subsets: JSON.stringify(rules.subsets),
    holidays: JSON.stringify(rules.holidays),
    default_for: interval.defaultFor,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function fromRow(row: Selectable<IntervalTable>): StoredInterval {
  const { id, version, name, description, zone, subsets, holidays } = row;
  return {
    ...{ id, version, name, description },
    rules: { zone, subsets, holidays },
    defaultFor: row.default_for,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
