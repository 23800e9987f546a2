import { settingsDefaults, type SettingsValues } from "@mailroom/contracts/settings-values";
import { type Kysely, sql } from "kysely";
import type { SettingsStore } from "../operations/settings-ports.ts";
import type { HistoryDatabase } from "./schema.ts";

export function makeSettingsStore(tx: Kysely<HistoryDatabase>): SettingsStore {
  return {
    async readSettings() {
      const { rows } = await sql<{ values: SettingsValues }>`select setting_values as values from setting`.execute(tx);
      return rows[0]?.values ?? settingsDefaults;
    },
    async saveSettings({ version, ...values }) {
      await sql`
        insert into setting (version, setting_values) values (${version}, ${JSON.stringify(values)}::jsonb)
        on conflict (only_row) do update set version = excluded.version, setting_values = excluded.setting_values
        where setting.version <= excluded.version`.execute(tx);
    },
  };
}
