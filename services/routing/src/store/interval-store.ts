import { sql } from "kysely";
import type { Interval } from "../domain/interval.ts";
import type { IntervalStore } from "../operations/ports.ts";
import type { Connection } from "./database.ts";

export const intervalColumns = sql.raw(`id, version, name, rules, is_deleted as "isDeleted"`);

export function makeIntervalStore(connection: Connection): IntervalStore {
  return {
    async list(intervalIds) {
      if (intervalIds.length === 0) return [];
      const { rows } = await sql<Interval>`
        select ${intervalColumns} from time_interval where id = any(${[...intervalIds]}::uuid[])`.execute(connection);
      return rows;
    },
    async save({ id, version, name, rules, isDeleted }) {
      await sql`
        insert into time_interval (id, version, name, rules, is_deleted)
        values (${id}, ${version}, ${name}, ${JSON.stringify(rules)}::jsonb, ${isDeleted})
        on conflict (id) do update set version = excluded.version, name = excluded.name, rules = excluded.rules,
          is_deleted = excluded.is_deleted
        where time_interval.version <= excluded.version`.execute(connection);
    },
  };
}
