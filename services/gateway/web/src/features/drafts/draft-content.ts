import type { DraftContent, NewMailDraftContent } from "../../api/resources.ts";
import { joinRecipients, splitRecipients } from "./recipients.ts";

/** What stands in the fields of a composer: recipients are lines of text until they are sent. */
export type Typed = {
  /** Of a new mail; null until one was chosen, and for answers. */
  readonly accountId: string | null;
  /** null: the account's own address. */
  readonly from: string | null;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  readonly text: string;
};

export const nothingTyped: Typed = { accountId: null, from: null, to: "", cc: "", bcc: "", subject: "", text: "" };

/** From whom and from which account alone is no draft. */
export function isNothing({ to, cc, bcc, subject, text }: Typed): boolean {
  return [to, cc, bcc, subject, text].every((typed) => typed.trim() === "");
}

export function draftOf({ from, to, cc, bcc, subject, text }: Typed): DraftContent {
  return { from, to: splitRecipients(to), cc: splitRecipients(cc), bcc: splitRecipients(bcc), subject, text };
}

export function typedOf(draft: DraftContent | NewMailDraftContent): Typed {
  const { from, to, cc, bcc, subject, text } = draft;
  const accountId = "accountId" in draft ? draft.accountId : null;
  return { accountId, from, to: joinRecipients(to), cc: joinRecipients(cc), bcc: joinRecipients(bcc), subject, text };
}

/** The same message, however its recipients are spaced. */
export function isSame(one: Typed, other: Typed): boolean {
  const formOf = (typed: Typed): string => JSON.stringify([typed.accountId, draftOf(typed)]);
  return formOf(one) === formOf(other);
}
