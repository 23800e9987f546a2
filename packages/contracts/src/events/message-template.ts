import Type, { type Static } from "typebox";
import { maxTemplateBytes } from "../account-preferences.ts";
import { defineEvent } from "../define-event.ts";
import { Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

/** A named template (X8): what automatic mail is made from. */
export const MessageTemplateSnapshot = Type.Object({
  templateId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  /** null: Re: and the subject that is answered. */
  subject: nullable(Type.String()),
  html: Type.String({ maxLength: maxTemplateBytes }),
  deleted: Type.Boolean(),
});
export type MessageTemplateSnapshot = Static<typeof MessageTemplateSnapshot>;

export const messageTemplateChanged = defineEvent({
  producer: "account-config",
  name: "settings.template-changed",
  version: 1,
  description: "A named template was created, changed or deleted: its full snapshot.",
  schema: MessageTemplateSnapshot,
});
