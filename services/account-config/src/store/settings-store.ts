import type { Kysely, Selectable } from "kysely";
import { type GlobalSettings, readSettings } from "../domain/global-settings.ts";
import type { SettingsStore } from "../operations/library-ports.ts";
import type { SettingsTable } from "./library-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";

export function makeSettingsStore(tx: Kysely<AccountConfigDatabase>): SettingsStore {
  const row = () => tx.selectFrom("global_settings").selectAll();
  return {
    get: async () => fromRow(await row().executeTakeFirst()),
    getForUpdate: async () => fromRow(await row().forUpdate().executeTakeFirst()),
    async insertFirst({ version, values, updatedAt }) {
      const rows = await tx
        .insertInto("global_settings")
        .values({ version, settings: JSON.stringify(values), updated_at: updatedAt })
        .onConflict((conflict) => conflict.doNothing())
        .returning("version")
        .execute();
      return rows.length > 0;
    },
    async update({ version, values, updatedAt, updatedBy }) {
      await tx
        .updateTable("global_settings")
        .set({
          ...{ version, settings: JSON.stringify(values), updated_at: updatedAt },
          updated_by: updatedBy === null ? null : JSON.stringify(updatedBy),
        })
        .execute();
    },
  };
}

function fromRow(row: Selectable<SettingsTable> | undefined): GlobalSettings {
  if (row === undefined) return { version: 0, values: readSettings({}), updatedAt: new Date(0), updatedBy: null };
  const { version, settings, updated_at: updatedAt, updated_by: updatedBy } = row;
  return { version, values: readSettings(settings), updatedAt, updatedBy };
}
