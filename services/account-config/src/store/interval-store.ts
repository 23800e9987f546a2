import { sql, type Insertable, type Kysely, type Selectable } from "kysely";
import type { StoredInterval } from "../domain/interval.ts";
import type { IntervalStore } from "../operations/library-ports.ts";
import type { IntervalTable } from "./library-schema.ts";
import { makeNamedStore } from "./named-store.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { listAccountsWhere, lockNamed } from "./step-references.ts";

export function makeIntervalStore(tx: Kysely<AccountConfigDatabase>): IntervalStore {
  return {
    ...makeNamedStore(tx, { table: "time_interval", noun: "interval", toRow, fromRow }),
    lockExisting: (ids) => lockNamed(tx, "time_interval", ids),
    async listDefaults() {
      const rows = await tx.selectFrom("time_interval").select("default_for").execute();
      return rows.flatMap((row) => row.default_for ?? []);
    },
    async insertDefault(interval) {
      const statement = tx.insertInto("time_interval").values(toRow(interval));
      const rows = await statement
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .execute();
      return rows.length > 0;
    },
    listUsers: (id) => listAccountsWhere(tx, sql<boolean>`actions @> ${JSON.stringify([{ intervalId: id }])}::jsonb`),
  };
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
