/**
 * From a parsed mail to the payload of message.received: cleaned of what no consumer can store, and cut to what an
 * event may carry (256 KiB). Nothing of the mail is lost by that: its raw bytes are a blob.
 */
import { maxEventBytes } from "@mailroom/contracts/envelope";
import {
  type BodyContent,
  type HeaderField,
  maxInlineBodyBytes,
  type MessageHeaders,
  type MessageLocator,
  type ReceivedMessage,
  type ReportedRecipient,
} from "@mailroom/contracts/events/message";
import { looksLikeThread } from "@mailroom/contracts/thread-token";
import { classify } from "./classification.ts";
import type { ParsedAddress, ParsedAttachment, ParsedBody, ParsedHeaders } from "./parsed-mail.ts";
import type { Quarantine } from "./quarantine.ts";

export type SummaryParts = {
  readonly messageKey: string;
  readonly accountId: string;
  readonly locator: MessageLocator;
  readonly receivedAt: Date;
  readonly sizeBytes: number;
  readonly rawHash: string;
  readonly contentHash: string;
  readonly headers: ParsedHeaders;
  readonly body: ParsedBody;
  /** Where the bodies travel; see {@link planBodies}. */
  readonly text: BodyContent | null;
  readonly html: BodyContent | null;
  readonly quarantine: Quarantine | null;
  /** The account's address. */
  readonly ownAddress: string;
  readonly isBacklog: boolean;
};

type Limits = {
  readonly addresses: number;
  readonly nameLength: number;
  readonly references: number;
  /** Characters of the Message-IDs beyond them, together. */
  readonly furtherIdsLength: number;
  readonly filenameLength: number;
  /** Of names and values of header fields together. */
  readonly fieldLength: number;
};

/** From generous to tight; the first that fits is taken. */
const limitLevels: readonly Limits[] = [
  {
    addresses: 500,
    nameLength: 1000,
    references: 200,
    furtherIdsLength: 65_536,
    filenameLength: 2000,
    fieldLength: 16_384,
  },
  {
    addresses: 200,
    nameLength: 200,
    references: 50,
    furtherIdsLength: 32_768,
    filenameLength: 255,
    fieldLength: 8_192,
  },
  { addresses: 50, nameLength: 100, references: 20, furtherIdsLength: 8_192, filenameLength: 60, fieldLength: 2_048 },
];
/** Room for the envelope and for characters that JSON escapes. */
const payloadBudgetBytes = maxEventBytes - 8 * 1024;

export function summariseMessage(parts: SummaryParts): ReceivedMessage {
  const summaries = limitLevels.map((limits) => () => summariseWithin(parts, limits));
  for (const summarise of summaries) {
    const message = summarise();
    if (jsonBytes(message) <= payloadBudgetBytes) return message;
  }
  // The outbox refuses what is still too large, and the mail is quarantined.
  return summariseWithin(parts, {
    addresses: 10,
    nameLength: 60,
    references: 10,
    furtherIdsLength: 2_048,
    filenameLength: 40,
    fieldLength: 0,
  });
}

/** Which bodies travel inside the event: all, while they are small together; else the larger one becomes a blob first. */
export function planBodies({ text, html }: Pick<ParsedBody, "text" | "html">): {
  readonly text: "inline" | "blob";
  readonly html: "inline" | "blob";
} {
  const textBytes = text === null ? 0 : jsonBytes(text);
  const htmlBytes = html === null ? 0 : jsonBytes(html);
  if (textBytes + htmlBytes <= maxInlineBodyBytes) return { text: "inline", html: "inline" };
  if (htmlBytes >= textBytes) return { text: textBytes <= maxInlineBodyBytes ? "inline" : "blob", html: "blob" };
  return { text: "blob", html: htmlBytes <= maxInlineBodyBytes ? "inline" : "blob" };
}

/** Text that JSON, Postgres and browsers all can hold: no lone surrogates, no NUL. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

function summariseWithin(parts: SummaryParts, limits: Limits): ReceivedMessage {
  const { messageKey, accountId, locator, sizeBytes, rawHash, contentHash, headers, body } = parts;
  const classification = classify(headers, parts.ownAddress);
  return {
    messageKey,
    accountId,
    locator,
    receivedAt: parts.receivedAt.toISOString(),
    sizeBytes,
    rawHash,
    contentHash,
    headers: summariseHeaders(headers, limits),
    headerFields: summariseFields(headers, limits),
    ...furtherIds(headers, limits),
    classification,
    ...(parts.isBacklog ? { backlog: true } : {}),
    text: parts.text,
    html: parts.html,
    attachments: summariseAttachments(body, limits),
    ...(classification.bounce
      ? { reportedMessageIds: reportedIds(body), reportedRecipients: reportedRecipientsOf(body) }
      : {}),
    quarantine: parts.quarantine,
  };
}

function summariseHeaders(headers: ParsedHeaders, limits: Limits): MessageHeaders {
  const addresses = (list: readonly ParsedAddress[], most: number) =>
    list
      .filter(({ address }) => address !== "")
      .slice(0, Math.min(most, limits.addresses))
      .map((address) => summariseAddress(address, limits));
  const one = (address: ParsedAddress | null) => (address === null ? [] : [address]);
  return {
    messageId: headers.messageId === null ? null : cleanLine(headers.messageId, 1000),
    inReplyTo: messageIds(headers.inReplyTo, limits),
    references: messageIds(headers.references, limits),
    date: headers.date?.toISOString() ?? null,
    subject: cleanLine(headers.subject, 4000),
    from: addresses(one(headers.from), 1)[0] ?? null,
    sender: addresses(one(headers.sender), 1)[0] ?? null,
    replyTo: addresses(headers.replyTo, 100),
    to: addresses(headers.to, 500),
    cc: addresses(headers.cc, 500),
  };
}

/** Trace and signatures, which are long and which nobody compares. */
const passedOverFields = /^(?:received|x-received|dkim-signature|arc-.*|x-google-dkim-signature)$/;

/** As many as fit, topmost first. */
function summariseFields({ fields }: ParsedHeaders, { fieldLength }: Limits): HeaderField[] {
  const kept: HeaderField[] = [];
  let room = fieldLength;
  for (const field of fields) {
    if (passedOverFields.test(field.name) || field.name.length > 100) continue;
    const value = cleanLine(field.value, 1000);
    room -= field.name.length + value.length;
    if (room < 0 || kept.length === 200) break;
    kept.push({ name: cleanLine(field.name, 100), value });
  }
  return kept;
}

/** The newest are at the end; the first is the thread's root (RFC 5322 §3.6.4). */
function messageIds(ids: readonly string[], { references: most }: Limits): string[] {
  const usable = usableIds(ids);
  return usable.length <= most ? usable : [...usable.slice(0, 1), ...usable.slice(1 - most)];
}

function usableIds(ids: readonly string[]): string[] {
  return ids.filter((id) => id.length <= 1000).map((id) => cleanLine(id, 1000));
}

const maxFurtherIds = 2000;

/** What was cut off may be what we wrote, a thousand foreign ids ago. */
function furtherIds(
  { inReplyTo, references }: ParsedHeaders,
  limits: Limits,
): Pick<ReceivedMessage, "furtherMessageIds"> {
  const kept = new Set([...messageIds(inReplyTo, limits), ...messageIds(references, limits)]);
  const others = [...new Set([...usableIds(references), ...usableIds(inReplyTo)])]
    .filter((id) => !kept.has(id))
    .reverse();
  const oursFirst = [...others.filter(looksLikeThread), ...others.filter((id) => !looksLikeThread(id))];
  let room = limits.furtherIdsLength;
  const fitting = oursFirst.slice(0, maxFurtherIds).filter((id) => (room -= id.length) >= 0);
  return fitting.length === 0 ? {} : { furtherMessageIds: fitting };
}

function summariseAddress({ name, address }: ParsedAddress, { nameLength }: Limits): ParsedAddress {
  return { name: cleanLine(name, nameLength), address: cleanLine(address, 1000) };
}

function summariseAttachments({ attachments, html }: ParsedBody, limits: Limits): ReceivedMessage["attachments"] {
  const referenced = contentIdsIn(html);
  return attachments.map((attachment, index) => ({
    n: index + 1,
    filename: attachment.filename === null ? null : cleanLine(attachment.filename, limits.filenameLength),
    contentType: cleanLine(attachment.contentType, 200) || "application/octet-stream",
    sizeBytes: attachment.sizeBytes,
    hash: attachment.hash,
    contentId: attachment.contentId === null ? null : cleanLine(attachment.contentId, limits.nameLength),
    disposition: isInline(attachment, referenced) ? "inline" : "attachment",
  }));
}

/** Only what the HTML shows is inline; anything else would be lost to the reader (F12). */
function isInline({ contentId }: ParsedAttachment, referenced: ReadonlySet<string>): boolean {
  return contentId !== null && referenced.has(contentId);
}

function contentIdsIn(html: string | null): Set<string> {
  const ids = new Set<string>();
  for (const match of html?.matchAll(/\bcid:([^"'\s<>)]{1,1000})/gi) ?? []) {
    const id = match[1] ?? "";
    ids.add(id);
    if (!id.includes("%")) continue;
    // RFC 2392: a cid URL is percent-encoded
    const decoded = id.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    ids.add(decoded);
  }
  return ids;
}

function reportedIds({ reportedMessageIds }: ParsedBody): string[] {
  return reportedMessageIds
    .filter((id) => id.length <= 1000)
    .slice(0, 20)
    .map((id) => cleanLine(id, 1000));
}

function reportedRecipientsOf({ reportedRecipients }: ParsedBody): ReportedRecipient[] {
  return reportedRecipients.slice(0, 100).map(({ address, action, status, diagnostic }) => ({
    ...{ address: cleanLine(address, 1000), action, status },
    diagnostic: diagnostic === null ? null : cleanLine(diagnostic, 500),
  }));
}

/** One line without control characters, cut without splitting a character. */
function cleanLine(text: string, maxLength: number): string {
  const line = cleanText(text)
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim();
  return line.length <= maxLength ? line : line.slice(0, maxLength).toWellFormed();
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
