/**
 * A mail that answers nobody (S17): an interaction whose first message is ours. Its contact is the first recipient, found
 * or made; what they answer joins it by the signed token, as with every message of ours. One transaction, once per
 * idempotency key.
 */
import type { NewMailBody } from "@mailroom/contracts/api/new-mail";
import { DomainError } from "@mailroom/contracts/domain-error";
import { interactionOpened } from "@mailroom/contracts/events/interaction";
import type { MailAddress } from "@mailroom/contracts/mail-address";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan, can } from "@mailroom/policy/can";
import type { Resource } from "@mailroom/policy/resource";
import { addressKey } from "../domain/address-key.ts";
import { authorOf } from "../domain/author.ts";
import { storableLines } from "../domain/storable.ts";
import { baseSubject, cleanSubject } from "../domain/subject.ts";
import { assertWritten } from "../domain/written-text.ts";
import { notFound } from "./access.ts";
import { chooseSender, getActiveAccount } from "./account-sender.ts";
import { chooseFiles, keepFiles } from "./choose-files.ts";
import { takeDraft } from "./manage-drafts.ts";
import { type Accepted, type OutgoingParts, sendOutgoing } from "./outgoing-message.ts";
import type { Account, Interaction, UnitOfWork } from "./ports.ts";
import { chooseRecipients } from "./reply-recipients.ts";

export type NewMailRequest = {
  readonly principal: Principal;
  readonly body: NewMailBody;
  /** Whether this is the version of the draft that is sent; 0 stands for none. */
  readonly isDraftVersion: (version: number) => boolean;
};

/**
 * @throws DomainError `not-found`, `not-allowed`, `account-inactive` (409), `sender-not-allowed`, `invalid-address`,
 * `subject-missing`, `text-missing`, `draft-changed` (409); what `chooseFiles` and `keepFiles` throw
 */
export async function createInteraction(
  work: UnitOfWork,
  parts: OutgoingParts,
  { principal, body, isDraftVersion }: NewMailRequest,
): Promise<Accepted> {
  const account = await getWritableAccount(work, principal, body.accountId);
  await takeDraft(work, { principal, interactionId: null, isVersion: isDraftVersion });
  const from = chooseSender(account, body.from);
  const recipients = chooseRecipients(body, null, account);
  const subject = subjectOf(body);
  const id = parts.newId();
  const now = parts.clock.now();
  const files = await chooseFiles(work, { principal, accountId: account.accountId, given: body, now });
  assertWritten(body.text, files);
  const interaction = await open(work, parts, { account, subject, contact: recipients.to[0] ?? null, now });
  return sendOutgoing(work, parts, {
    ...{ id, interaction, account, from, recipients, subject },
    ...authorOf(principal),
    text: storableLines(body.text),
    parent: null,
    attachments: await keepFiles(work, parts.blobs, { messageId: id, files, given: body, now }),
  });
}

/** Agents who are not linked know accounts by what is offered to them: they are told no, not that there is nothing. */
async function getWritableAccount(work: UnitOfWork, principal: Principal, accountId: string): Promise<Account> {
  const account = await work.accounts.findAccount(accountId);
  if (account === null) throw notFound();
  const resource: Resource = { kind: "account", accountId, linkedAgentIds: account.agentIds };
  if (principal.kind === "user" && !can(principal, "interactions.pick", resource)) {
    const detail =
      "You are not linked to this account, so you write no new mail from it. An administrator can link you.";
    throw new DomainError("not-allowed", "forbidden", detail);
  }
  assertCan(principal, "interactions.pick", resource);
  return getActiveAccount(work, accountId);
}

function subjectOf(body: NewMailBody): string {
  const subject = cleanSubject(body.subject);
  if (subject !== "") return subject;
  const detail = "A subject must have visible characters.";
  throw new DomainError("subject-missing", "invalid", detail, { fields: [{ pointer: "/subject", detail }] });
}

type Opening = {
  readonly account: Account;
  readonly subject: string;
  readonly contact: MailAddress | null;
  readonly now: Date;
};

async function open(work: UnitOfWork, parts: OutgoingParts, opening: Opening): Promise<Interaction> {
  const { account, subject, contact, now } = opening;
  const { accountId, listId } = account;
  const contactKey = contact === null ? null : addressKey(contact.address);
  if (contact !== null && contactKey !== null) {
    const name = contact.name.trim() === "" ? contactKey : contact.name.slice(0, 255).toWellFormed();
    const made = { id: parts.newId(), listId, name, addressKey: contactKey, at: now, lastMessageAt: null };
    work.contacts.createContact(made);
  }
  const interactionId = parts.newId();
  const { number, contactId } = await work.interactions.createInteraction({
    ...{ id: interactionId, accountId, contactKey, subject: baseSubject(subject), unread: false, startedAt: now },
    last: { direction: "out", at: now, snippet: "" },
    messageCount: 0,
    continuesInteractionId: null,
    participants: [],
  });
  const openedAt = now.toISOString();
  const data = { interactionId, number, accountId, contactId, openedAt, continuesInteractionId: null };
  work.outbox.append(interactionOpened, { key: interactionId, data });
  const interaction = await work.interactions.findInteraction(interactionId, "for-update");
  if (interaction === null) throw new Error("an interaction that was just made is not there");
  return interaction;
}
