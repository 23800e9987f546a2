import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { Uuid } from "../identifier.ts";
import { IntervalRules } from "../interval-rules.ts";
import { SettingsValues } from "../settings-values.ts";

/** Key of the stream: there is one set of settings. */
export const settingsKey = "global";

export const SettingsSnapshot = Type.Object({ version: Type.Integer({ minimum: 1 }), ...SettingsValues.properties });
export type SettingsSnapshot = Static<typeof SettingsSnapshot>;

export const settingsChanged = defineEvent({
  producer: "account-config",
  name: "settings.changed",
  version: 1,
  description: "Global settings changed: the full snapshot.",
  schema: SettingsSnapshot,
});

export const IntervalSnapshot = Type.Object({
  intervalId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  ...IntervalRules.properties,
  deleted: Type.Boolean(),
});
export type IntervalSnapshot = Static<typeof IntervalSnapshot>;

export const intervalChanged = defineEvent({
  producer: "account-config",
  name: "settings.interval-changed",
  version: 1,
  description: "An interval was created, changed or deleted: its full snapshot.",
  schema: IntervalSnapshot,
});
