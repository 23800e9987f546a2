import type { SettingsSnapshot } from "@mailroom/contracts/events/settings";
import type { Stores } from "./ports.ts";

/** The global settings changed. Of them only the patience with lost live connections concerns routing (X12). */
export async function takeSettings(stores: Stores, snapshot: SettingsSnapshot): Promise<void> {
  const { version, logoutAfterLostConnectionMinutes } = snapshot;
  await stores.settings.save({ version, lostConnectionMinutes: logoutAfterLostConnectionMinutes });
}
