import type { BodyContent } from "@mailroom/contracts/events/message";
import { sql } from "kysely";
import type { Classification, Message, StoredJoin } from "../operations/ports.ts";

type Nested = "text" | "html" | "classification" | "join";
export type MessageRow = Omit<Message, Nested> & {
  readonly textInline: string | null;
  readonly textHash: string | null;
  readonly htmlInline: string | null;
  readonly htmlHash: string | null;
  readonly isAutomatic: boolean;
  readonly isBulk: boolean;
  readonly isBounce: boolean;
  readonly isOwn: boolean;
  readonly joinReason: StoredJoin["reason"];
  readonly joinConfidence: StoredJoin["confidence"];
  readonly isUnverified: boolean;
};

/** Of `message m`. */
export const messageColumns = sql`
  m.id, m.account_id as "accountId", m.interaction_id as "interactionId", m.position, m.direction, m.author,
  m.agent_id as "agentId", m.sender as "from", m.sender_key as "senderKey", m.reply_to as "replyTo",
  m.recipients_to as "to", m.recipients_cc as cc, m.recipients_bcc as bcc, m.subject,
  m.message_id_header as "messageIdHeader", m.in_reply_to as "inReplyTo", m.reference_ids as "references",
  m.header_date as date, m.at, m.text_inline as "textInline", m.text_hash as "textHash",
  m.html_inline as "htmlInline", m.html_hash as "htmlHash", m.attachments, m.size_bytes as "sizeBytes",
  m.raw_hash as "rawHash", m.content_hash as "contentHash", m.locator, m.is_automatic as "isAutomatic",
  m.is_bulk as "isBulk", m.is_bounce as "isBounce", m.is_own as "isOwn", m.join_reason as "joinReason",
  m.join_confidence as "joinConfidence", m.is_unverified as "isUnverified", m.quarantine, m.delivery, m.warnings`;

export function toMessage(row: MessageRow): Message {
  const { textInline, textHash, htmlInline, htmlHash, isAutomatic, isBulk, isBounce, isOwn, ...rest } = row;
  const { joinReason, joinConfidence, isUnverified, ...message } = rest;
  const classification: Classification = { automatic: isAutomatic, bulk: isBulk, bounce: isBounce, own: isOwn };
  const join: StoredJoin = { reason: joinReason, confidence: joinConfidence, unverified: isUnverified };
  return { ...message, text: body(textInline, textHash), html: body(htmlInline, htmlHash), classification, join };
}

function body(text: string | null, hash: string | null): BodyContent | null {
  if (text !== null) return { kind: "inline", text };
  // what the blob measures is asked of the blob store when it is read
  return hash === null ? null : { kind: "blob", hash, sizeBytes: 0 };
}
