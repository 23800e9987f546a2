import type { SettingsSnapshot } from "@mailroom/contracts/events/settings";
import type { SettingsValues } from "@mailroom/contracts/settings-values";

export type SettingsStore = {
  /** The defaults where account-config has not told any yet. */
  readSettings(): Promise<SettingsValues>;
  /** An older version changes nothing. */
  saveSettings(snapshot: SettingsSnapshot): Promise<void>;
};
