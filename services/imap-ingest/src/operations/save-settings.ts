import type { SettingsSnapshot } from "@mailroom/contracts/events/settings";
import type { SettingsRegister } from "./ports.ts";

/** Of the global settings only the poll interval concerns this service (S37). */
export async function saveSettings(settings: SettingsRegister, snapshot: SettingsSnapshot): Promise<void> {
  await settings.save({ version: snapshot.version, pollSeconds: snapshot.loginMailFrequency });
}
