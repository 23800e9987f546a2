import type { Settings } from "@mailroom/contracts/api/settings";
import type { SettingsSnapshot } from "@mailroom/contracts/events/settings";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import { settingsDefaults, type SettingsValues } from "@mailroom/contracts/settings-values";

/** Settings of the whole installation (S37, X12, S45). */
export type GlobalSettings = {
  readonly version: number;
  readonly values: SettingsValues;
  readonly updatedAt: Date;
  /** As `StoredAccount.updatedBy`. */
  readonly updatedBy: PrincipalReference | null;
};

/** What a merge-patch of the settings names. */
export type SettingsChange = Partial<Omit<SettingsValues, "features">> & {
  readonly features?: Partial<SettingsValues["features"]>;
};

/** As stored; a value from before it existed is its default. */
export function readSettings(stored: SettingsChange): SettingsValues {
  return { ...settingsDefaults, ...stored, features: { ...settingsDefaults.features, ...stored.features } };
}

export function changeSettings(before: SettingsValues, change: SettingsChange): SettingsValues {
  return { ...before, ...change, features: { ...before.features, ...change.features } };
}

export function showSettings({ version, values, updatedAt, updatedBy }: GlobalSettings): Settings {
  return { version, ...values, updatedAt: updatedAt.toISOString(), updatedBy };
}

export function settingsSnapshot({ version, values }: GlobalSettings): SettingsSnapshot {
  return { version, ...values };
}
