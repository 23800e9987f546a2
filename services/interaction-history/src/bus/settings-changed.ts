import { type Handler, on } from "@mailroom/bus/handler";
import { settingsChanged } from "@mailroom/contracts/events/settings";
import { recordSettings } from "../operations/record-settings.ts";
import type { Bind } from "./bind.ts";

export function onSettingsChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(settingsChanged, ({ data }, scope) => recordSettings(bind(scope), data));
}
