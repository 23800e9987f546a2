import { updateSettings } from "../../api/constraints.gen.ts";
import type { Settings, SettingsPatch } from "../../api/resources.ts";
import { faultsIn } from "../../components/field-rules.ts";
import type { ToldField } from "../../components/told-fields.ts";
import { t } from "../../messages/format.ts";

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

/** @param templateOf names the template of an id. */
export function tellSettings(values: SettingsValues, templateOf: (id: string) => string): readonly ToldField[] {
  const { searchOn, accountTransferTemplateId: templateId, assistant } = values;
  const number = (name: SettingsNumber, label: string): ToldField => ({ name, label, value: Number(values[name]) });
  return [
    {
      name: "accountTransferTemplateId",
      label: t("settings.transferTemplate"),
      value: templateId,
      text: templateId === null ? t("settings.transferTemplateNone") : templateOf(templateId),
    },
    number("maxAttachmentMegabytes", t("settings.maxAttachment")),
    number("loginMailFrequency", t("settings.loginMailFrequency")),
    number("logoutAfterLostConnectionMinutes", t("settings.logout")),
    number("openTabsLimit", t("settings.openTabs")),
    { name: "searchOn", label: t("settings.searchOn"), value: searchOn, text: t(`settings.searchOn.${searchOn}`) },
    number("maxSearchDays", t("settings.maxSearchDays")),
    { name: "assistant", label: t("settings.assistant"), value: assistant },
  ];
}

export function faultsOf(values: SettingsValues) {
  return faultsIn(updateSettings, values, { needed: numbersOfSettings });
}
