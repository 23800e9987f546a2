import type { MessageTemplate } from "@mailroom/contracts/api/message-template";
import type { MessageTemplateSnapshot } from "@mailroom/contracts/events/message-template";

/** A named template as it is stored: the text that automatic mail is made from. */
export type StoredTemplate = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** null: Re: and the subject that is answered. */
  readonly subject: string | null;
  readonly html: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export function showTemplate({ createdAt, updatedAt, ...shown }: StoredTemplate): MessageTemplate {
  return { ...shown, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

export function templateSnapshot(
  { id: templateId, version, name, subject, html }: StoredTemplate,
  deleted: boolean,
): MessageTemplateSnapshot {
  return { templateId, version, name, subject, html, deleted };
}
