/**
 * Answers the customer in the same thread: the outgoing message, what it changes in its interaction, the order to send
 * it and the events about it are one transaction, once per idempotency key.
 */
import type { ReplyBody } from "@mailroom/contracts/api/interaction";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { storable } from "../domain/storable.ts";
import { cleanSubject, replySubject } from "../domain/subject.ts";
import { assertAccess } from "./access.ts";
import { chooseSender } from "./account-sender.ts";
import { endDraft } from "./manage-drafts.ts";
import { chooseFiles, keepFiles } from "./choose-files.ts";
import { type OutgoingParts, sendOutgoing } from "./outgoing-message.ts";
import type { Account, Interaction, UnitOfWork } from "./ports.ts";
import { chooseRecipients } from "./reply-recipients.ts";

export type ReplyRequest = {
  readonly principal: Principal;
  readonly interactionId: string;
  readonly body: ReplyBody;
};

export type ReplyResult = { readonly messageId: string; readonly deliveryId: string; readonly interactionId: string };

/**
 * @throws DomainError `not-found`, `not-allowed`, `account-inactive` (409), `sender-not-allowed`, `invalid-address`,
 * `no-recipient`; what `chooseFiles` and `keepFiles` throw
 */
export async function replyToInteraction(
  work: UnitOfWork,
  parts: OutgoingParts,
  request: ReplyRequest,
): Promise<ReplyResult> {
  const { principal, interactionId, body } = request;
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, "interactions.reply", found);
  const account = await getActiveAccount(work, interaction.accountId);
  const parent = await work.messages.findLastCustomerMessage(interactionId);
  const isAgent = principal.kind === "user";
  const id = parts.newId();
  const now = parts.clock.now();
  const files = await chooseFiles(work, { principal, accountId: account.accountId, given: body, now });
  await sendOutgoing(work, parts, {
    id,
    interaction,
    account,
    author: isAgent ? "agent" : "api",
    agentId: isAgent ? principal.userId : null,
    from: chooseSender(account, body.from),
    recipients: chooseRecipients(body, parent, account),
    subject: subjectOf(body, interaction),
    text: storable(body.text).replaceAll("\r\n", "\n"),
    parent,
    attachments: await keepFiles(parts.blobs, files, id),
  });
  await endDraft(work, { principal, interactionId });
  return { messageId: id, deliveryId: id, interactionId };
}

/** Of an interaction, so there is one. */
export async function getAccount(work: UnitOfWork, accountId: string): Promise<Account> {
  const account = await work.accounts.findAccount(accountId);
  if (account === null) throw new Error("an interaction has no account");
  return account;
}

/** @throws DomainError `account-inactive` (409) */
export async function getActiveAccount(work: UnitOfWork, accountId: string): Promise<Account> {
  const account = await getAccount(work, accountId);
  if (account.isActive) return account;
  throw new DomainError(
    "account-inactive",
    "conflict",
    "The account is switched off or deleted, so nothing is sent from it. An administrator can activate it.",
  );
}

function subjectOf(body: ReplyBody, interaction: Interaction): string {
  const given = body.subject === undefined ? "" : cleanSubject(storable(body.subject));
  return given === "" ? replySubject(interaction.subject) : given;
}
