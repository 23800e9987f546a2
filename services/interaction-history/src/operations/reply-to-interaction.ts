/**
 * Answers the customer in the same thread: the outgoing message, what it changes in its interaction, the order to send
 * it and the events about it are one transaction, once per idempotency key.
 */
import type { ReplyBody } from "@mailroom/contracts/api/interaction";
import type { Principal } from "@mailroom/contracts/principal";
import { authorOf } from "../domain/author.ts";
import { storableLines } from "../domain/storable.ts";
import { chooseSubject, replySubject } from "../domain/subject.ts";
import { assertWritten } from "../domain/written-text.ts";
import { assertAccess } from "./access.ts";
import { chooseSender, getActiveAccount } from "./account-sender.ts";
import { takeDraft } from "./manage-drafts.ts";
import { chooseFiles, keepFiles } from "./choose-files.ts";
import { type Accepted, type OutgoingParts, sendOutgoing } from "./outgoing-message.ts";
import type { Message, UnitOfWork } from "./ports.ts";
import { chooseRecipients } from "./reply-recipients.ts";

export type ReplyRequest = {
  readonly principal: Principal;
  readonly interactionId: string;
  readonly body: ReplyBody;
  /** Whether this is the version of the draft that is sent; 0 stands for none. */
  readonly isDraftVersion: (version: number) => boolean;
};

/**
 * @throws DomainError `not-found`, `not-allowed`, `account-inactive` (409), `sender-not-allowed`, `invalid-address`,
 * `no-recipient`, `text-missing`, `draft-changed` (409); what `chooseFiles` and `keepFiles` throw
 */
export async function replyToInteraction(
  work: UnitOfWork,
  parts: OutgoingParts,
  { principal, interactionId, body, isDraftVersion }: ReplyRequest,
): Promise<Accepted> {
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, "interactions.reply", found);
  const account = await getActiveAccount(work, interaction.accountId);
  await takeDraft(work, { principal, interactionId, isVersion: isDraftVersion });
  const parent = await findAnswered(work, interactionId);
  const id = parts.newId();
  const now = parts.clock.now();
  const files = await chooseFiles(work, { principal, accountId: account.accountId, given: body, now });
  assertWritten(body.text, files);
  return sendOutgoing(work, parts, {
    id,
    interaction,
    account,
    ...authorOf(principal),
    from: chooseSender(account, body.from),
    recipients: chooseRecipients(body, parent, account),
    subject: chooseSubject(body.subject, replySubject(interaction.subject)),
    text: storableLines(body.text),
    parent,
    attachments: await keepFiles(work, parts.blobs, { messageId: id, files, given: body, now }),
  });
}

/** What a reply answers: the customer's last message, before the first our own last one. */
export async function findAnswered({ messages }: UnitOfWork, interactionId: string): Promise<Message | null> {
  return (await messages.findLastCustomerMessage(interactionId)) ?? messages.findLastSentMessage(interactionId);
}
