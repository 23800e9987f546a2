import { settingsDefaults } from "@mailroom/contracts/settings-values";
import type { SettingsBook } from "../operations/ports.ts";

export type PollInterval = {
  readonly currentMs: () => number;
  /** Reads it again; true where it is another now. */
  readonly refresh: () => Promise<boolean>;
};

/** The global poll interval as this process last read it: an instance that did not take the event learns of it too. */
export function makePollInterval(settings: SettingsBook): PollInterval {
  let seconds = settingsDefaults.loginMailFrequency;
  return {
    currentMs: () => seconds * 1000,
    refresh: async () => {
      const now = await settings.readPollSeconds();
      const isChanged = now !== seconds;
      seconds = now;
      return isChanged;
    },
  };
}
