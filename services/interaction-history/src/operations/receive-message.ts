/**
 * Files a received mail: into the interaction it belongs to, into a new one, or (a report that matches nothing) with
 * its account only. A handful of statements; nothing here parses HTML or waits for anything but the database.
 */
import {
  interactionOpened,
  interactionReopened,
  type MessageFacts,
  messageAdded,
} from "@mailroom/contracts/events/interaction";
import type { BodyContent, ReceivedMessage } from "@mailroom/contracts/events/message";
import { addressKey } from "../domain/address-key.ts";
import { messageFacts } from "../domain/message-facts.ts";
import { snippetOfHtml, snippetOfText } from "../domain/snippet.ts";
import { storable } from "../domain/storable.ts";
import { baseSubject } from "../domain/subject.ts";
import { maxNamedInteractions, readThreadEvidence, type ThreadEvidence } from "../domain/thread-evidence.ts";
import type { TokenSigner } from "../domain/thread-token.ts";
import { decideThread, type ThreadingDecision, type ThreadingQuestion } from "../domain/threading.ts";
import type { Arrival, BlobReader, LastMessage, NewId, NewMessage, StoredJoin, UnitOfWork } from "./ports.ts";

export type ReceiveParts = {
  readonly signer: TokenSigner;
  readonly newId: NewId;
  readonly blobs: Pick<BlobReader, "readStart">;
};

/** Everything known about the mail before it is filed. */
type Mail = {
  readonly received: ReceivedMessage;
  readonly senderKey: string | null;
  readonly arrival: Arrival;
  readonly evidence: ThreadEvidence;
  readonly kind: ThreadingQuestion["kind"];
  /** One of ours that came back, or from an address of ours: the loop guard's business, never an agent's action. */
  readonly isOwn: boolean;
  readonly last: LastMessage;
  /** The beginning of the plain text. */
  readonly body: string;
};

type Filed = {
  readonly interactionId: string | null;
  readonly position: number | null;
  readonly join: StoredJoin;
  /** Whose last message it is. */
  readonly contactId: string | null;
};

/** `account-unknown`: account-config's event about it is still on its way; the caller tries again later. */
export type ReceiveOutcome = "filed" | "known-already" | "account-unknown";

export async function receiveMessage(
  work: UnitOfWork,
  parts: ReceiveParts,
  payload: ReceivedMessage,
): Promise<ReceiveOutcome> {
  const received = storable(payload);
  const { accountId, messageKey, headers } = received;
  const senderKey = headers.from === null ? null : addressKey(headers.from.address);
  const reportedMessageIds = received.classification.bounce ? (received.reportedMessageIds ?? []) : [];
  const further = received.furtherMessageIds ?? [];
  const evidence = readThreadEvidence({ ...headers, further, reportedMessageIds }, accountId, parts.signer);
  const { messageIds } = evidence;
  const arrival = await work.threads.readArrival({ accountId, messageKey, senderKey, messageIds });
  if (arrival === null) return "account-unknown";
  if (arrival.isStored) return "known-already";

  const at = new Date(received.receivedAt);
  const body = received.text === null ? "" : await readStart(received.text, parts.blobs);
  const last: LastMessage = { direction: "in", at, snippet: await readSnippet(received, body, parts.blobs) };
  const mail: Mail = { received, senderKey, arrival, evidence, ...classify(received, evidence, arrival), last, body };
  const decision = decideThread(await question(work, mail));
  const filed = await file(work, mail, decision, parts.newId);
  store(work, mail, filed);
  if (filed.interactionId !== null) announce(work, mail, filed);
  return "filed";
}

function classify(received: ReceivedMessage, evidence: ThreadEvidence, arrival: Arrival): Pick<Mail, "kind" | "isOwn"> {
  const { bounce, own } = received.classification;
  const isOwn = own || arrival.isOwnSender || evidence.ownToken !== null;
  if (bounce) return { kind: "bounce", isOwn };
  // Somebody else's From with our Message-ID is a forgery or a broken program: threaded like any mail, still no loop.
  const isCopy = evidence.ownToken !== null && arrival.isOwnSender;
  return { kind: isCopy ? "own-copy" : "mail", isOwn };
}

async function question(work: UnitOfWork, mail: Mail): Promise<ThreadingQuestion> {
  const { received, senderKey, arrival, evidence, kind } = mail;
  const { accountId, strictThreading, reopenWithinDays } = arrival.account;
  const counting = arrival.named.filter(({ direction, senderKey: writer }) =>
    kind === "mail" ? direction === "in" && writer !== null && writer === senderKey : direction === "out",
  );
  const stored = Map.groupBy(counting, ({ messageIdHeader }) => messageIdHeader);
  const named = evidence.messageIds.flatMap((id) => stored.get(id) ?? []);
  const references = [...new Set(named.flatMap(({ interactionId }) => interactionId ?? []))];
  const tokens = kind === "own-copy" && evidence.ownToken !== null ? [evidence.ownToken] : evidence.tokens;
  const ids = [...new Set([...tokens, ...references])].slice(0, 2 * maxNamedInteractions);
  const known = ids.length === 0 ? new Map() : await work.threads.lockKnown(ids, { accountId, senderKey });
  const isRepeated = received.locator.generation > 1;
  const receivedAt = mail.last.at;
  return { kind, isRepeated, receivedAt, tokens, references, known, isStrict: strictThreading, reopenWithinDays };
}

const asNew: StoredJoin = { reason: "new", confidence: "certain", unverified: false };

async function file(work: UnitOfWork, mail: Mail, decision: ThreadingDecision, newId: NewId): Promise<Filed> {
  switch (decision.kind) {
    case "unmatched":
      return { interactionId: null, position: null, join: asNew, contactId: null };
    case "open":
      return open(work, mail, decision.continuesInteractionId, newId);
    case "join":
      return joinInteraction(work, mail, decision);
  }
}

async function open(work: UnitOfWork, mail: Mail, continuesInteractionId: string | null, newId: NewId): Promise<Filed> {
  const { received, senderKey, arrival, last } = mail;
  const { accountId } = received;
  ensureContact(work, mail, newId);
  const interactionId = newId();
  const { number, contactId } = await work.interactions.createInteraction({
    id: interactionId,
    accountId,
    contactKey: senderKey,
    subject: baseSubject(received.headers.subject),
    unread: true,
    startedAt: last.at,
    last,
    messageCount: 1,
    continuesInteractionId,
    participants: senderKey === null || arrival.isOwnSender ? [] : [senderKey],
  });
  work.outbox.append(interactionOpened, {
    key: interactionId,
    data: { interactionId, number, accountId, contactId, openedAt: last.at.toISOString(), continuesInteractionId },
  });
  return { interactionId, position: 1, join: asNew, contactId };
}

function ensureContact(work: UnitOfWork, mail: Mail, newId: NewId): void {
  const { received, senderKey, arrival, last } = mail;
  if (arrival.contactId !== null || senderKey === null) return;
  const given = received.headers.from?.name.trim() ?? "";
  const name = given === "" ? senderKey : given.slice(0, 255).toWellFormed();
  const { listId } = arrival.account;
  work.contacts.createContact({
    id: newId(),
    listId,
    name,
    addressKey: senderKey,
    at: last.at,
    lastMessageAt: last.at,
  });
}

async function joinInteraction(
  work: UnitOfWork,
  mail: Mail,
  decision: ThreadingDecision & { kind: "join" },
): Promise<Filed> {
  const { interactionId, reason, confidence, effect } = decision;
  const { arrival, last } = mail;
  const changed = await work.interactions.changeInteraction(interactionId, {
    addsMessage: true,
    ...(effect === "attach" ? {} : { last, unread: true }),
    ...(effect === "reopen" ? { status: "open", closedAt: null, inRouting: true } : {}),
  });
  if (changed === null) throw new Error("a locked interaction vanished");
  const unverified = reason === "token-unverified";
  if (effect === "reopen") {
    const { accountId } = mail.received;
    const data = { interactionId, accountId, reopenedAt: last.at.toISOString() };
    work.outbox.append(interactionReopened, { key: interactionId, data });
  }
  const contactId = effect === "attach" || unverified ? null : arrival.contactId;
  return { interactionId, position: changed.messageCount, join: { reason, confidence, unverified }, contactId };
}

function store(work: UnitOfWork, mail: Mail, filed: Filed): void {
  const { received, senderKey, isOwn, kind } = mail;
  const { headers } = received;
  const { contactId, ...place } = filed;
  const message: NewMessage = {
    id: received.messageKey,
    accountId: received.accountId,
    ...place,
    direction: "in",
    author: kind === "own-copy" ? "system" : "contact",
    agentId: null,
    from: headers.from,
    senderKey,
    replyTo: headers.replyTo,
    to: headers.to,
    cc: headers.cc,
    bcc: [],
    subject: headers.subject,
    messageIdHeader: headers.messageId,
    inReplyTo: headers.inReplyTo,
    references: headers.references,
    date: plausibleDate(headers.date),
    at: mail.last.at,
    text: received.text,
    html: received.html,
    attachments: received.attachments,
    sizeBytes: received.sizeBytes,
    rawHash: received.rawHash,
    contentHash: received.contentHash,
    locator: received.locator,
    classification: { ...received.classification, own: isOwn },
    quarantine: received.quarantine,
    delivery: null,
  };
  work.messages.addMessage(message, contactId);
}

function announce(work: UnitOfWork, mail: Mail, { interactionId, position, join }: Filed): void {
  if (interactionId === null) return;
  const { received, isOwn, kind } = mail;
  const { automatic, bulk, bounce } = received.classification;
  work.outbox.append(messageAdded, {
    key: interactionId,
    data: {
      messageKey: received.messageKey,
      interactionId,
      accountId: received.accountId,
      direction: "in",
      author: kind === "own-copy" ? "system" : "contact",
      agentId: null,
      at: mail.last.at.toISOString(),
      first: position === 1,
      joinReason: join.reason,
      unverified: join.unverified,
      automatic: automatic || bulk || isOwn,
      bounce,
      quarantined: received.quarantine !== null,
      ...(received.backlog === true ? { backlog: true } : {}),
      ...(bounce ? {} : { facts: factsOf(mail, position === 1) }),
    },
  });
}

function factsOf({ received, body, arrival }: Mail, isFirst: boolean): MessageFacts {
  return messageFacts({ received, body, contact: arrival.contact, listId: arrival.account.listId, isFirst });
}

/** A mail may claim any date; years that no calendar of ours holds are dropped. */
function plausibleDate(date: string | null): Date | null {
  if (date === null) return null;
  const parsed = new Date(date);
  const year = parsed.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? parsed : null;
}

/** Bytes that hold 140 characters behind any ordinary beginning. */
const snippetBytes = 16 * 1024;

async function readSnippet(
  { html }: ReceivedMessage,
  body: string,
  blobs: Pick<BlobReader, "readStart">,
): Promise<string> {
  const fromText = snippetOfText(body);
  if (fromText !== "" || html === null) return fromText;
  return snippetOfHtml(await readStart(html, blobs));
}

async function readStart(body: BodyContent, blobs: Pick<BlobReader, "readStart">): Promise<string> {
  if (body.kind === "inline") return body.text;
  return storable(new TextDecoder().decode(await blobs.readStart(body.hash, snippetBytes)));
}
