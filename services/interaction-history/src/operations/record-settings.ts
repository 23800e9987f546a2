import type { SettingsSnapshot } from "@mailroom/contracts/events/settings";
import type { UnitOfWork } from "./ports.ts";

/** Keeps the global settings; an older snapshot changes nothing. */
export async function recordSettings(work: UnitOfWork, settings: SettingsSnapshot): Promise<void> {
  await work.settings.saveSettings(settings);
}
