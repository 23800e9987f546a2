/**
 * Sends a message on to somebody else (S99). What it carries is gathered first, outside any transaction: rendering takes
 * its time, and stored messages do not change. The rest is as with an answer, once per idempotency key.
 */
import type { ForwardBody } from "@mailroom/contracts/api/forward";
import { maxMessageFiles } from "@mailroom/contracts/api/upload";
import type { Principal } from "@mailroom/contracts/principal";
import { authorOf } from "../domain/author.ts";
import { storable, storableLines } from "../domain/storable.ts";
import { chooseSubject, forwardSubject } from "../domain/subject.ts";
import { maxTotalBytes } from "../domain/upload.ts";
import { assertAccess } from "./access.ts";
import { chooseSender, getActiveAccount } from "./account-sender.ts";
import { chooseFiles, keepFiles } from "./choose-files.ts";
import { type Accepted, type OutgoingParts, sendOutgoing } from "./outgoing-message.ts";
import type { Clock, Message, UnitOfWork } from "./ports.ts";
import { gatherQuoted, type Quoted, requireInteraction, roomBeside } from "./quote-messages.ts";
import { getMessage } from "./read-messages.ts";
import type { RenderParts } from "./render-message.ts";
import { chooseRecipients } from "./reply-recipients.ts";

export type ForwardRequest = {
  readonly principal: Principal;
  readonly messageId: string;
  readonly body: ForwardBody;
};

export type PreparedForward = {
  readonly message: Message;
  readonly interactionId: string;
  readonly quoted: Quoted;
};

/**
 * @throws DomainError `not-found`, `not-allowed`, `not-in-interaction` (409), `account-inactive` (409); what `chooseFiles` and
 * `gatherQuoted` throw
 */
export async function prepareForward(
  work: UnitOfWork,
  { render, clock }: { readonly render: RenderParts; readonly clock: Clock },
  { principal, messageId, body }: ForwardRequest,
): Promise<PreparedForward> {
  const message = await getMessage(work, principal, messageId);
  const interactionId = requireInteraction(message);
  assertAccess(principal, "interactions.reply", await work.interactions.findInteraction(interactionId, "none"));
  const account = await getActiveAccount(work, message.accountId);
  const { accountId } = account;
  const own = await chooseFiles(work, { principal, accountId, given: body, now: clock.now() });
  const bytes = maxTotalBytes(await work.settings.readSettings());
  const quoted = await gatherQuoted(work, render, message, {
    attachments: body.attachments,
    includesEarlier: account.includeMessageOnForward,
    room: roomBeside({ bytes, files: maxMessageFiles }, own),
    domain: account.emailAddress.slice(account.emailAddress.lastIndexOf("@") + 1),
  });
  return { message, interactionId, quoted };
}

/**
 * @throws DomainError `not-found`, `not-allowed`, `account-inactive` (409), `invalid-address`, `sender-not-allowed`; what `chooseFiles` and
 * `keepFiles` throw
 */
export async function forwardMessage(
  work: UnitOfWork,
  parts: OutgoingParts,
  { principal, body }: ForwardRequest,
  { message, interactionId, quoted }: PreparedForward,
): Promise<Accepted> {
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, "interactions.reply", found);
  const account = await getActiveAccount(work, interaction.accountId);
  const id = parts.newId();
  const choice = {
    principal,
    accountId: account.accountId,
    given: body,
    carried: quoted.files,
    now: parts.clock.now(),
  };
  const files = await chooseFiles(work, choice);
  return sendOutgoing(work, parts, {
    id,
    interaction,
    account,
    ...authorOf(principal),
    from: chooseSender(account, body.from),
    recipients: chooseRecipients(body, null, account),
    subject: chooseSubject(body.subject, forwardSubject(message.subject)),
    text: storableLines(body.text ?? ""),
    quoted: storable(quoted.quotation),
    parent: null,
    isForward: true,
    attachments: await keepFiles(work, parts.blobs, { messageId: id, files, given: body, now: choice.now }),
  });
}
