import { updateSettings } from "../../api/constraints.gen.ts";
import type { Settings, SettingsPatch } from "../../api/resources.ts";
import { faultsIn } from "../../components/field-rules.ts";

export const numbersOfSettings = [
  "loginMailFrequency",
  "maxAttachmentMegabytes",
  "logoutAfterLostConnectionMinutes",
  "openTabsLimit",
  "maxSearchDays",
] as const;
export type SettingsNumber = (typeof numbersOfSettings)[number];

/** Number inputs give text while something is no number yet. */
export type SettingsValues = Record<SettingsNumber, number | string> & {
  searchOn: Settings["searchOn"];
  accountTransferTemplateId: string | null;
  assistant: boolean;
};

export function valuesOf({ features, searchOn, accountTransferTemplateId, ...settings }: Settings): SettingsValues {
  const { loginMailFrequency, maxAttachmentMegabytes, logoutAfterLostConnectionMinutes } = settings;
  const { openTabsLimit, maxSearchDays } = settings;
  return {
    loginMailFrequency,
    maxAttachmentMegabytes,
    logoutAfterLostConnectionMinutes,
    openTabsLimit,
    maxSearchDays,
    searchOn,
    accountTransferTemplateId,
    assistant: features.assistant,
  };
}

/** Only what was changed: what others changed meanwhile stays theirs. */
export function patchOf(before: SettingsValues, values: SettingsValues): SettingsPatch {
  const patch: SettingsPatch = {};
  for (const name of numbersOfSettings) {
    if (Number(values[name]) !== Number(before[name])) patch[name] = Number(values[name]);
  }
  if (values.searchOn !== before.searchOn) patch.searchOn = values.searchOn;
  if (values.accountTransferTemplateId !== before.accountTransferTemplateId) {
    patch.accountTransferTemplateId = values.accountTransferTemplateId;
  }
  if (values.assistant !== before.assistant) patch.features = { assistant: values.assistant };
  return patch;
}

/** The form began from `before`; somebody else stored `newest`: theirs, with what was changed here on top. */
export function rebased(before: SettingsValues, values: SettingsValues, newest: SettingsValues): SettingsValues {
  const { features, ...changed } = patchOf(before, values);
  return { ...newest, ...changed, ...(features?.assistant === undefined ? {} : { assistant: features.assistant }) };
}

export function faultsOf(values: SettingsValues) {
  return faultsIn(updateSettings, values, { needed: numbersOfSettings });
}
