import type { MessageFacts } from "@mailroom/contracts/events/interaction";
import type { ReceivedMessage } from "@mailroom/contracts/events/message";

export type FactsSource = {
  readonly received: Pick<ReceivedMessage, "headers" | "headerFields">;
  /** The beginning of the plain text. */
  readonly body: string;
  /** null: nobody wrote before from this address. */
  readonly contact: { readonly name: string; readonly listId: string } | null;
  /** Of the account: new contacts come into it. */
  readonly listId: string;
  readonly isFirst: boolean;
};

/**
 * What conditions of the account's actions may ask of a message (X2), within the contract's bounds. A reply is what joins an
 * interaction or names an earlier mail, whether that is known here or not.
 */
export function messageFacts({ received, body, contact, listId, isFirst }: FactsSource): MessageFacts {
  const { subject, from, to, cc, inReplyTo, references } = received.headers;
  return {
    subject: cut(subject, 1000),
    from,
    to: [...to, ...cc].slice(0, 50),
    body: cut(body, 4000),
    contactName: cut(contact?.name ?? from?.name ?? "", 255),
    listId: contact?.listId ?? listId,
    isReply: !isFirst || inReplyTo.length > 0 || references.length > 0,
    headers: received.headerFields ?? [],
  };
}

function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}
