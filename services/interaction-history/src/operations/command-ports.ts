/** What carrying out routing's commands needs from outside. */
import type { MessageTemplateSnapshot } from "@mailroom/contracts/events/message-template";

/** A named template: what automatic mail is made from. */
export type NamedTemplate = {
  /** null: Re: and the subject that is answered. */
  readonly subject: string | null;
  readonly html: string;
};

export type AutoReply = {
  readonly messageId: string;
  readonly interactionId: string;
  readonly accountId: string;
  readonly templateId: string;
  /** Whom it answers. */
  readonly addressKey: string;
  readonly at: Date;
};

export type CommandStore = {
  /** True where the command is new: whoever is told so carries it out, in this transaction. */
  begin(commandId: string): Promise<boolean>;
  forgetBegun(before: Date): Promise<void>;
  /**
   * The newest message that is neither Mailroom's own, nor a report, nor forwarded, nor failed to be sent: what "nothing came
   * meanwhile" means, and the same that inactivity is counted from (S86).
   */
  findNewestMessage(interactionId: string): Promise<string | null>;
  /** Adds what the interaction does not have yet, compared without regard to case; answers how many that were. */
  addTags(interactionId: string, tags: readonly string[], most: number): Promise<number>;
  /** Compared without regard to case. False where it has none of it. */
  removeTag(interactionId: string, tag: string): Promise<boolean>;
  /** An older version than the stored one changes nothing. */
  saveTemplate(snapshot: MessageTemplateSnapshot): Promise<void>;
  /** null: unknown or deleted. */
  findTemplate(templateId: string): Promise<NamedTemplate | null>;
  wasAnswered(interactionId: string, templateId: string): Promise<boolean>;
  /** An agent or a program wrote to the customer after this message, and that was not in vain. */
  hasAnswerOfPerson(messageId: string): Promise<boolean>;
  /** Automatic replies of the account to this address since then. */
  countReplies(of: { readonly accountId: string; readonly addressKey: string; readonly since: Date }): Promise<number>;
  addReply(reply: AutoReply): Promise<void>;
  /** Those among the keys that are addresses of our accounts or agents. */
  findOwn(addressKeys: readonly string[]): Promise<ReadonlySet<string>>;
};

/** A named template or its subject, filled. */
export type FilledTemplate = { readonly html: string; readonly text: string };

/** Renders within limits; null where the template cannot be rendered. */
export type FillTemplate = (template: {
  readonly kind: "named" | "subject";
  readonly source: string;
  readonly values: Readonly<Record<string, string>>;
}) => Promise<FilledTemplate | null>;
