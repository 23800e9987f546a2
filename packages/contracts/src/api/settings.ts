import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { UpdatedBy } from "../principal.ts";
import { SettingsValues } from "../settings-values.ts";

/** Settings of the whole installation (S37, X12). One object; its ETag guards against lost changes. */
export const Settings = closed({
  version: Type.Integer(),
  ...SettingsValues.properties,
  updatedAt: Instant,
  updatedBy: UpdatedBy,
});
export type Settings = Static<typeof Settings>;

export const SettingsPatch = Type.Partial(
  closed({ ...SettingsValues.properties, features: Type.Partial(SettingsValues.properties.features) }),
);
export type SettingsPatch = Static<typeof SettingsPatch>;

const tag = "Settings";
const service = "account-config";

export const getSettings = defineRoute({
  operationId: "getSettings",
  method: "GET",
  path: "/settings",
  service,
  action: "settings.read",
  tag,
  summary: "Get the global settings",
  responses: { 200: Settings },
});
export const updateSettings = defineRoute({
  operationId: "updateSettings",
  method: "PATCH",
  path: "/settings",
  service,
  action: "settings.write",
  tag,
  summary: "Change global settings",
  description: "In force everywhere without a restart.",
  ...mergePatch,
  body: SettingsPatch,
  responses: { 200: Settings },
});

/** What everybody's pages go by (X12). */
export const PageSettings = closed({
  openTabsLimit: SettingsValues.properties.openTabsLimit,
  searchOn: SettingsValues.properties.searchOn,
  maxSearchDays: SettingsValues.properties.maxSearchDays,
});
export type PageSettings = Static<typeof PageSettings>;

export const getPageSettings = defineRoute({
  operationId: "getPageSettings",
  method: "GET",
  path: "/page-settings",
  service,
  action: "self",
  tag,
  summary: "Get the global settings that the pages of agents go by",
  responses: { 200: PageSettings },
});
