/** The global settings (S37, X12, S45): the same in the API and in the event. */
import Type, { type Static } from "typebox";
import { closed } from "./closed.ts";
import { Uuid } from "./identifier.ts";
import { nullable } from "./nullable.ts";

/** The largest that administrators may allow for the files of one outgoing message, in MB of 1,048,576 bytes. */
export const mostAttachmentMegabytes = 25;

export const SettingsValues = closed({
  loginMailFrequency: Type.Integer({
    minimum: 5,
    maximum: 86_400,
    description: "Seconds between two polls of every account. Raise it with many accounts",
  }),
  maxAttachmentMegabytes: Type.Integer({
    minimum: 1,
    maximum: mostAttachmentMegabytes,
    description: "Of one outgoing message, all files together",
  }),
  logoutAfterLostConnectionMinutes: Type.Integer({
    minimum: 1,
    maximum: 1440,
    description: "An agent whose live connection is lost is logged out after this time",
  }),
  openTabsLimit: Type.Integer({
    minimum: 1,
    maximum: 100,
    description: "Open interactions on a desk; the next asks which to close",
  }),
  searchOn: Type.Enum(["enter", "typing"], { description: "Search starts on Enter, or from five characters" }),
  maxSearchDays: Type.Integer({ minimum: 1, maximum: 3650, description: "How far back a search may look" }),
  accountTransferTemplateId: nullable(Uuid),
  features: closed({ assistant: Type.Boolean({ description: "The assistant add-on: off hides it everywhere" }) }),
});
export type SettingsValues = Static<typeof SettingsValues>;

export const settingsDefaults: SettingsValues = {
  loginMailFrequency: 60,
  maxAttachmentMegabytes: 25,
  logoutAfterLostConnectionMinutes: 5,
  openTabsLimit: 20,
  searchOn: "enter",
  maxSearchDays: 365,
  accountTransferTemplateId: null,
  features: { assistant: false },
};
