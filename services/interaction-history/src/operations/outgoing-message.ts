/**
 * What every outgoing message needs, whoever writes it: its record with a signed Message-ID, its place in the
 * interaction, the order to send it and the events about it. The caller decides who may, to whom and what.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { deliverySend, maxOutgoingBodyBytes } from "@mailroom/contracts/events/delivery";
import { interactionChanged, messageAdded } from "@mailroom/contracts/events/interaction";
import { type AttachmentDescription, type BodyContent, maxInlineBodyBytes } from "@mailroom/contracts/events/message";
import type { MailAddress } from "@mailroom/contracts/mail-address";
import { parseAddress } from "@mailroom/mail-address/parse-address";
import { addressKey } from "../domain/address-key.ts";
import { replyHeaders } from "../domain/reply-headers.ts";
import { snippetOfText } from "../domain/snippet.ts";
import { makeThreadToken, outgoingMessageId, threadReference, type TokenSigner } from "../domain/thread-token.ts";
import { withFixedCopies } from "./account-sender.ts";
import type { BlobWriter, Clock, Interaction, Message, NewId, NewMessage, UnitOfWork } from "./ports.ts";
import { keepContent, writeContent } from "./outgoing-content.ts";
import type { LayoutEngine, NoteLayout } from "./layout-ports.ts";
import type { Recipients } from "./reply-recipients.ts";
import { type Body, type GetLogo, logoAttachment, wrapInLayout, type Written } from "./wrap-in-layout.ts";

export type OutgoingParts = {
  readonly signer: TokenSigner;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly blobs: BlobWriter;
  readonly layout: LayoutEngine;
  readonly noteLayout: NoteLayout;
};

/** The interaction is locked by this transaction; the account's layout is put around the text. */
export type OutgoingDraft = Written & {
  readonly author: "agent" | "api" | "system";
  /** The account's own name and address where left out. */
  readonly from?: MailAddress;
  /** The account's fixed copies are added. */
  readonly recipients: Recipients;
  /** Clean, with its prefix where it answers. */
  readonly subject: string;
  /** The message that it answers; null where it answers none. */
  readonly parent: Message | null;
  /** Their blobs carry the reference `message:<id>` already, see `id`. */
  readonly attachments?: readonly AttachmentDescription[];
  /** Made by `newId`, where something had to be named by it before. */
  readonly id?: string;
};

/** What whoever wrote the message is told: it has one id, which is its delivery's too. */
export type Accepted = { readonly messageId: string; readonly deliveryId: string; readonly interactionId: string };

/** Stores the message, orders it to be sent and announces both, in this transaction. */
export async function sendOutgoing(work: UnitOfWork, parts: OutgoingParts, given: OutgoingDraft): Promise<Accepted> {
  const draft = { ...given, recipients: withFixedCopies(given.recipients, given.account) };
  const message = await compose(work, parts, draft);
  work.messages.addMessage(await place(work, message, draft), null);
  send(work, message, draft.interaction);
  announce(work, message, draft);
  return { messageId: message.id, deliveryId: message.id, interactionId: draft.interaction.id };
}

type Outgoing = Omit<NewMessage, "position" | "text" | "html" | "from"> & {
  readonly from: MailAddress;
  readonly text: BodyContent;
  readonly html: BodyContent;
  readonly snippet: string;
};

async function compose(work: UnitOfWork, parts: OutgoingParts, draft: OutgoingDraft): Promise<Outgoing> {
  const { interaction, account, author, agentId, recipients, subject } = draft;
  const id = draft.id ?? parts.newId();
  const now = parts.clock.now();
  const from = draft.from ?? { name: account.fromName, address: account.emailAddress };
  const { body, attachments, warnings } = await layOut(work, parts, { draft, id });
  return {
    id,
    accountId: account.accountId,
    interactionId: interaction.id,
    direction: "out",
    author,
    agentId,
    from,
    senderKey: addressKey(from.address),
    replyTo: [],
    ...recipients,
    subject,
    ...threadingOf(parts.signer, draft, id),
    date: now,
    at: now,
    ...(await bodiesOf(body, { id, blobs: parts.blobs })),
    snippet: snippetOfText(draft.text.trim() === "" ? (draft.quoted?.text ?? "") : draft.text),
    attachments,
    sizeBytes: null,
    rawHash: null,
    contentHash: null,
    locator: null,
    classification: { automatic: author === "system", bulk: false, bounce: false, own: true },
    join: { reason: joinReasonOf(draft), confidence: "certain", unverified: false },
    quarantine: null,
    delivery: { state: "queued", recipients: pendingRecipients(recipients), nextAttemptAt: null, detail: null },
    warnings,
  };
}

/** The body in the account's layout, with the logo behind the message's own files where the layout shows it. */
async function layOut(
  work: UnitOfWork,
  { blobs, layout, noteLayout }: OutgoingParts,
  { draft, id }: { readonly draft: OutgoingDraft; readonly id: string },
): Promise<{ body: Body; attachments: readonly AttachmentDescription[]; warnings: readonly string[] }> {
  const { account, attachments = [] } = draft;
  const { domain } = parseAddress(account.emailAddress, { allowLocalDomains: true });
  // RFC 2392: unique in the world, as Message-IDs are
  const contentId = `logo.${id}@${domain}`;
  const getLogo: GetLogo = async ({ hash }) => {
    // whatever ails the blob store, the message goes out without its decoration
    const isKept = await keepContent(blobs, hash, id).then(
      () => true,
      () => false,
    );
    return isKept ? { source: `cid:${contentId}` } : null;
  };
  const { logo, warnings, isBare, ...body } = await wrapInLayout(work, { layout, getLogo }, draft);
  if (warnings.length > 0) {
    noteLayout({ accountId: account.accountId, messageId: id, isBare, warnings: warnings.length });
  }
  const last = Math.max(0, ...attachments.map(({ n }) => n));
  return {
    body,
    attachments: logo === null ? attachments : [...attachments, logoAttachment(logo, contentId, last + 1)],
    warnings,
  };
}

function joinReasonOf({ author, isForward, interaction }: OutgoingDraft): NewMessage["join"]["reason"] {
  if (interaction.messageCount === 0) return "new";
  if (isForward === true) return "forward";
  return author === "agent" ? "agent-reply" : "api";
}

/** Header fields by which answers find their interaction again; their domain is the account's. */
function threadingOf(signer: TokenSigner, { interaction, account, parent }: OutgoingDraft, id: string) {
  const { accountId } = account;
  const { domain } = parseAddress(account.emailAddress, { allowLocalDomains: true });
  const token = makeThreadToken({ interactionId: interaction.id, accountId }, signer);
  const parentIds =
    parent === null
      ? null
      : { messageId: parent.messageIdHeader, inReplyTo: parent.inReplyTo, references: parent.references };
  const { inReplyTo, references } = replyHeaders(parentIds, threadReference(token, domain), { accountId, signer });
  return {
    messageIdHeader: outgoingMessageId(token, id, domain),
    inReplyTo: inReplyTo === null ? [] : [inReplyTo],
    references,
  };
}

function pendingRecipients({ to, cc, bcc }: Recipients) {
  return [...to, ...cc, ...bcc].map(({ address }) => ({ address, state: "pending" as const, reply: null }));
}

/**
 * Text and its HTML alternative: inside the event where they are small, as blobs where not.
 * @throws DomainError `message-too-large` (413): said at once, not when it is sent
 */
async function bodiesOf(
  { text, html }: Body,
  { id, blobs }: { readonly id: string; readonly blobs: BlobWriter },
): Promise<{ text: BodyContent; html: BodyContent }> {
  const encoder = new TextEncoder();
  const [textBytes, htmlBytes] = [encoder.encode(text), encoder.encode(html)];
  if (Math.max(textBytes.length, htmlBytes.length) > maxOutgoingBodyBytes) throw bodyTooLarge();
  if (textBytes.length + htmlBytes.length <= maxInlineBodyBytes) {
    return { text: { kind: "inline", text }, html: { kind: "inline", text: html } };
  }
  const [textBlob, htmlBlob] = await Promise.all([textBytes, htmlBytes].map((bytes) => writeContent(blobs, bytes, id)));
  if (textBlob === undefined || htmlBlob === undefined) throw new Error("a blob answered nothing");
  return {
    text: { kind: "blob", hash: textBlob.hash, sizeBytes: textBlob.size },
    html: { kind: "blob", hash: htmlBlob.hash, sizeBytes: htmlBlob.size },
  };
}

function bodyTooLarge(): DomainError {
  const detail =
    `The text of a message, with all that it quotes, may have ${maxOutgoingBodyBytes / 1024 / 1024} MB. ` +
    "Attach what is longer as a file, or forward fewer messages.";
  return new DomainError("message-too-large", "invalid", detail, { status: 413 });
}

/**
 * What the message changes: who was written to may answer by token, and the interaction counts as read, unless nobody
 * wrote it or somebody else is asked.
 */
async function place(work: UnitOfWork, message: Outgoing, draft: OutgoingDraft): Promise<NewMessage> {
  const { interaction } = draft;
  const { snippet, ...stored } = message;
  const last = { direction: "out" as const, at: message.at, snippet };
  const changed = await work.interactions.changeInteraction(interaction.id, {
    addsMessage: true,
    // lists show what people said
    ...(draft.author === "system" ? {} : { last }),
    ...(marksRead(draft) ? { unread: false } : {}),
  });
  if (changed === null) throw new Error("a locked interaction vanished");
  const addresses = [...message.to, ...message.cc, ...message.bcc];
  await work.interactions.addParticipants(
    interaction.id,
    addresses.flatMap(({ address }) => addressKey(address) ?? []),
  );
  return { ...stored, position: changed.messageCount };
}

/** RFC 3834 §5, and its forerunners: other machines shall not answer it (F13). */
const automaticHeaders = [
  { name: "Auto-Submitted", value: "auto-replied" },
  { name: "X-Auto-Response-Suppress", value: "All" },
  { name: "Precedence", value: "auto_reply" },
] as const;

function marksRead({ author, isForward }: OutgoingDraft): boolean {
  return author !== "system" && isForward !== true;
}

function send(work: UnitOfWork, message: Outgoing, { id: interactionId }: Interaction): void {
  work.outbox.append(deliverySend, {
    key: message.id,
    data: {
      deliveryId: message.id,
      interactionId,
      accountId: message.accountId,
      from: message.from,
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
      attachments: [...message.attachments],
      extraHeaders: message.author === "system" ? [...automaticHeaders] : [],
    },
  });
}

function announce(work: UnitOfWork, message: Outgoing, draft: OutgoingDraft): void {
  const { interaction } = draft;
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
      first: interaction.messageCount === 0,
      joinReason: message.join.reason,
      unverified: false,
      automatic: false,
      bounce: false,
      quarantined: false,
      ...(draft.isForward === true ? { forward: true } : {}),
    },
  });
  if (!interaction.unread || !marksRead(draft)) return;
  work.outbox.append(interactionChanged, {
    key: interactionId,
    data: { interactionId, accountId, unread: false, agentId },
  });
}
