import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { sql } from "kysely";
import type { SettingsBook, SettingsRegister } from "../operations/ports.ts";
import { type Executor, reach } from "./database.ts";

/** Writes the copy within the transaction that took the event. */
export function makeSettingsRegister(database: Executor): SettingsRegister {
  return {
    async save({ version, pollSeconds }) {
      await sql`
        insert into setting (version, login_mail_frequency) values (${version}, ${pollSeconds})
        on conflict (only_row) do update set version = excluded.version, login_mail_frequency = excluded.login_mail_frequency
          where setting.version <= excluded.version`.execute(database);
    },
  };
}

export function makeSettingsBook(database: Executor): SettingsBook {
  return {
    async readPollSeconds() {
      const { rows } = await reach(() =>
        sql<{ seconds: number }>`select login_mail_frequency as seconds from setting`.execute(database),
      );
      return rows[0]?.seconds ?? settingsDefaults.loginMailFrequency;
    },
  };
}
