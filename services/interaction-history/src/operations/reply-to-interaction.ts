/**
 * Answers the customer in the same thread: the outgoing message, what it changes in its interaction, the order to send
 * it and the events about it are one transaction, once per idempotency key.
 */
import type { ReplyBody } from "@mailroom/contracts/api/interaction";
import { DomainError } from "@mailroom/contracts/domain-error";
import { deliverySend } from "@mailroom/contracts/events/delivery";
import { interactionChanged, messageAdded } from "@mailroom/contracts/events/interaction";
import { type BodyContent, maxInlineBodyBytes } from "@mailroom/contracts/events/message";
import type { Principal } from "@mailroom/contracts/principal";
import { parseAddress } from "@mailroom/mail-address/parse-address";
import { addressKey } from "../domain/address-key.ts";
import { replyHeaders } from "../domain/reply-headers.ts";
import { snippetOfText } from "../domain/snippet.ts";
import { storable } from "../domain/storable.ts";
import { cleanSubject, replySubject } from "../domain/subject.ts";
import { textToHtml } from "../domain/text-to-html.ts";
import { makeThreadToken, outgoingMessageId, threadReference, type TokenSigner } from "../domain/thread-token.ts";
import { assertAccess } from "./access.ts";
import type { Account, BlobWriter, Clock, Interaction, NewId, NewMessage, UnitOfWork } from "./ports.ts";
import { chooseRecipients } from "./reply-recipients.ts";

export type ReplyParts = {
  readonly signer: TokenSigner;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly blobs: BlobWriter;
};

export type ReplyRequest = {
  readonly principal: Principal;
  readonly interactionId: string;
  readonly body: ReplyBody;
};

export type ReplyResult = { readonly messageId: string; readonly deliveryId: string; readonly interactionId: string };

/**
 * @throws DomainError `not-found`, `not-allowed`, `account-inactive` (409), `invalid-address`, `no-recipient`
 */
export async function replyToInteraction(
  work: UnitOfWork,
  parts: ReplyParts,
  request: ReplyRequest,
): Promise<ReplyResult> {
  const { principal, interactionId } = request;
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, "interactions.reply", found);
  const account = await getActiveAccount(work, interaction.accountId);
  const message = await compose(work, parts, { request, interaction, account });
  work.messages.addMessage(await place(work, message, interaction), null);
  send(work, message, { from: { name: account.fromName, address: account.emailAddress }, interactionId });
  announce(work, message, interaction);
  return { messageId: message.id, deliveryId: message.id, interactionId };
}

async function getActiveAccount(work: UnitOfWork, accountId: string): Promise<Account> {
  const account = await work.accounts.findAccount(accountId);
  if (account?.isActive === true) return account;
  throw new DomainError(
    "account-inactive",
    "conflict",
    "The account of this interaction is switched off or deleted, so nothing is sent from it. An administrator can activate it.",
  );
}

type Outgoing = Omit<NewMessage, "position" | "text" | "html"> & {
  readonly text: BodyContent;
  readonly html: BodyContent;
  readonly snippet: string;
};

async function compose(
  work: UnitOfWork,
  { signer, newId, clock, blobs }: ReplyParts,
  { request, interaction, account }: { request: ReplyRequest; interaction: Interaction; account: Account },
): Promise<Outgoing> {
  const { principal, body } = request;
  const { accountId, id: interactionId } = interaction;
  const parent = await work.messages.findLastCustomerMessage(interactionId);
  const recipients = chooseRecipients(body, parent, account);
  const id = newId();
  const now = clock.now();
  const { domain } = parseAddress(account.emailAddress, { allowLocalDomains: true });
  const token = makeThreadToken({ interactionId, accountId }, signer);
  const parentIds =
    parent === null
      ? null
      : { messageId: parent.messageIdHeader, inReplyTo: parent.inReplyTo, references: parent.references };
  const { inReplyTo, references } = replyHeaders(parentIds, threadReference(token, domain), { accountId, signer });
  const text = storable(body.text).replaceAll("\r\n", "\n");
  const isAgent = principal.kind === "user";
  return {
    id,
    accountId,
    interactionId,
    direction: "out",
    author: isAgent ? "agent" : "api",
    agentId: isAgent ? principal.userId : null,
    from: { name: account.fromName, address: account.emailAddress },
    senderKey: addressKey(account.emailAddress),
    replyTo: [],
    ...recipients,
    subject: subjectOf(body, interaction),
    messageIdHeader: outgoingMessageId(token, id, domain),
    inReplyTo: inReplyTo === null ? [] : [inReplyTo],
    references,
    date: now,
    at: now,
    ...(await bodiesOf(text, { id, blobs })),
    snippet: snippetOfText(text),
    attachments: [],
    sizeBytes: null,
    rawHash: null,
    contentHash: null,
    locator: null,
    classification: { automatic: false, bulk: false, bounce: false, own: true },
    join: { reason: isAgent ? "agent-reply" : "api", confidence: "certain", unverified: false },
    quarantine: null,
    delivery: { state: "queued", recipients: pendingRecipients(recipients), nextAttemptAt: null, detail: null },
  };
}

function subjectOf(body: ReplyBody, interaction: Interaction): string {
  const given = body.subject === undefined ? "" : cleanSubject(storable(body.subject));
  return given === "" ? replySubject(interaction.subject) : given;
}

function pendingRecipients({ to, cc, bcc }: Pick<NewMessage, "to" | "cc" | "bcc">) {
  return [...to, ...cc, ...bcc].map(({ address }) => ({ address, state: "pending" as const, reply: null }));
}

/** Text and an HTML alternative that looks alike: inside the event where they are small, as blobs where not. */
async function bodiesOf(
  text: string,
  { id, blobs }: { readonly id: string; readonly blobs: BlobWriter },
): Promise<{ text: BodyContent; html: BodyContent }> {
  const html = textToHtml(text);
  const encoder = new TextEncoder();
  const [textBytes, htmlBytes] = [encoder.encode(text), encoder.encode(html)];
  if (textBytes.length + htmlBytes.length <= maxInlineBodyBytes) {
    return { text: { kind: "inline", text }, html: { kind: "inline", text: html } };
  }
  const [textBlob, htmlBlob] = await Promise.all(
    [textBytes, htmlBytes].map((bytes) => blobs.write(bytes, { reference: `message:${id}` })),
  );
  if (textBlob === undefined || htmlBlob === undefined) throw new Error("a blob answered nothing");
  return {
    text: { kind: "blob", hash: textBlob.hash, sizeBytes: textBlob.size },
    html: { kind: "blob", hash: htmlBlob.hash, sizeBytes: htmlBlob.size },
  };
}

/** What the reply changes: the interaction counts as read, and who was written to may answer by token. */
async function place(work: UnitOfWork, message: Outgoing, interaction: Interaction): Promise<NewMessage> {
  const { snippet, ...stored } = message;
  const last = { direction: "out" as const, at: message.at, snippet };
  const changed = await work.interactions.changeInteraction(interaction.id, { addsMessage: true, unread: false, last });
  if (changed === null) throw new Error("a locked interaction vanished");
  const addresses = [...message.to, ...message.cc, ...message.bcc];
  await work.interactions.addParticipants(
    interaction.id,
    addresses.flatMap(({ address }) => addressKey(address) ?? []),
  );
  return { ...stored, position: changed.messageCount };
}

function send(
  work: UnitOfWork,
  message: Outgoing,
  { from, interactionId }: { from: { name: string; address: string }; interactionId: string },
): void {
  work.outbox.append(deliverySend, {
    key: message.id,
    data: {
      deliveryId: message.id,
      interactionId,
      accountId: message.accountId,
      from,
      to: [...message.to],
      cc: [...message.cc],
      bcc: [...message.bcc],
      replyTo: [],
      subject: message.subject,
      messageId: message.messageIdHeader ?? "",
      inReplyTo: message.inReplyTo[0] ?? null,
      references: [...message.references],
      date: message.at.toISOString(),
      text: message.text,
      html: message.html,
      attachments: [],
      extraHeaders: [],
    },
  });
}

function announce(work: UnitOfWork, message: Outgoing, interaction: Interaction): void {
  const { id: interactionId, accountId, agentId } = interaction;
  work.outbox.append(messageAdded, {
    key: interactionId,
    data: {
      messageKey: message.id,
      interactionId,
      accountId,
      direction: "out",
      author: message.author,
      agentId: message.agentId,
      at: message.at.toISOString(),
      first: false,
      joinReason: message.join.reason,
      unverified: false,
      automatic: false,
      bounce: false,
      quarantined: false,
    },
  });
  if (!interaction.unread) return;
  work.outbox.append(interactionChanged, {
    key: interactionId,
    data: { interactionId, accountId, unread: false, agentId },
  });
}
