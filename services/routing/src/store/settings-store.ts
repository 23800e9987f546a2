import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { sql } from "kysely";
import type { SettingsStore } from "../operations/ports.ts";
import { type Connection, firstOf } from "./database.ts";

export function makeSettingsStore(connection: Connection): SettingsStore {
  return {
    async lostConnectionMinutes() {
      const { rows } = await sql<{ minutes: number }>`
        select lost_connection_minutes as minutes from setting`.execute(connection);
      return firstOf(rows)?.minutes ?? settingsDefaults.logoutAfterLostConnectionMinutes;
    },
    async save({ version, lostConnectionMinutes }) {
      await sql`
        insert into setting (version, lost_connection_minutes) values (${version}, ${lostConnectionMinutes})
        on conflict (only_row) do update set version = excluded.version,
          lost_connection_minutes = excluded.lost_connection_minutes
        where setting.version <= excluded.version`.execute(connection);
    },
  };
}
