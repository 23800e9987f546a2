import { type Handler, on } from "@mailroom/bus/handler";
import { settingsChanged } from "@mailroom/contracts/events/settings";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { SettingsRegister } from "../operations/ports.ts";
import { saveSettings } from "../operations/save-settings.ts";

export function onSettingsChanged<DB>(options: {
  registerIn(scope: TransactionScope<DB>): SettingsRegister;
  readonly onSaved: () => void;
}): Handler<DB> {
  return on(settingsChanged, async ({ data }, scope: TransactionScope<DB>) => {
    await saveSettings(options.registerIn(scope), data);
    scope.afterCommit(options.onSaved);
  });
}
