import type { BodyContent } from "@mailroom/contracts/events/message";
import { type RawBuilder, sql } from "kysely";
import type { MessageStore, NewMessage } from "../operations/ports.ts";
import { type MessageRow, messageColumns, toMessage } from "./message-columns.ts";
import { reachesAccount, reachesInteraction } from "./reach-condition.ts";
import type { Writing } from "./schema.ts";

export function makeMessageStore({ tx, send }: Writing): MessageStore {
  return {
    addMessage(message, writtenBy) {
      send(insertMessage(message, writtenBy));
    },
    async saveDelivery(deliveryId, { rawHash, ...delivery }) {
      const { numAffectedRows } = await sql`
        update message set delivery = ${JSON.stringify(delivery)}::jsonb, raw_hash = coalesce(${rawHash}, raw_hash)
        where id = ${deliveryId} and direction = 'out'`.execute(tx);
      return numAffectedRows === 1n;
    },
    async findMessage(messageId) {
      const { rows } = await sql<MessageRow>`select ${messageColumns} from message m where m.id = ${messageId}`.execute(
        tx,
      );
      return rows[0] === undefined ? null : toMessage(rows[0]);
    },
    async findExisting(messageIds) {
      if (messageIds.length === 0) return [];
      const { rows } = await sql<{ id: string }>`
        select id from message where id = any(${[...messageIds]}::uuid[])`.execute(tx);
      return rows.map(({ id }) => id);
    },
    async findLastCustomerMessage(interactionId) {
      const { rows } = await sql<MessageRow>`
        select ${messageColumns} from message m join interaction i on i.id = m.interaction_id
        where m.interaction_id = ${interactionId} and m.direction = 'in' and m.author = 'contact'
          and not m.is_bounce and not m.is_unverified
        order by exists (
          select from contact_address ca where ca.contact_id = i.contact_id and ca.address_key = m.sender_key) desc,
          m.position desc limit 1`.execute(tx);
      return rows[0] === undefined ? null : toMessage(rows[0]);
    },
    async findLastSentMessage(interactionId) {
      const { rows } = await sql<MessageRow>`
        select ${messageColumns} from message m
        where m.interaction_id = ${interactionId} and m.direction = 'out' and m.author in ('agent', 'api')
        order by m.position desc limit 1`.execute(tx);
      return rows[0] === undefined ? null : toMessage(rows[0]);
    },
    async listMessages({ interactionId, beforePosition, limit }) {
      const { rows } = await sql<MessageRow>`
        select ${messageColumns} from message m
        where m.interaction_id = ${interactionId} and (${beforePosition}::integer is null or m.position < ${beforePosition})
        order by m.position desc limit ${limit}`.execute(tx);
      return rows.map(toMessage);
    },
    async listAccountMessages({ reach, accountId, isUnmatchedOnly, after, limit }) {
      const { rows } = await sql<MessageRow>`
        select ${messageColumns} from message m join account a using (account_id)
          left join interaction i on i.id = m.interaction_id
        where case when m.interaction_id is null then ${reachesAccount(reach)} else ${reachesInteraction(reach)} end
          and (${accountId}::uuid is null or m.account_id = ${accountId})
          and (${isUnmatchedOnly}::boolean is not true or m.interaction_id is null)
          and (${after?.at ?? null}::timestamptz is null or (m.at, m.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
        order by m.at desc, m.id desc limit ${limit}`.execute(tx);
      return rows.map(toMessage);
    },
  };
}

function insertMessage(message: NewMessage, writtenBy: string | null): RawBuilder<unknown> {
  const { classification, join } = message;
  const noted =
    writtenBy === null
      ? sql``
      : sql`with noted as (
          update contact set last_message_at = ${message.at}
          where id = ${writtenBy} and (last_message_at is null or last_message_at < ${message.at}))`;
  return sql`
    ${noted} insert into message (id, account_id, interaction_id, position, direction, author, agent_id, sender, sender_key,
      reply_to, recipients_to, recipients_cc, recipients_bcc, subject, message_id_header, in_reply_to, reference_ids,
      header_date, at, text_inline, text_hash, html_inline, html_hash, attachments, size_bytes, raw_hash, content_hash,
      locator, is_automatic, is_bulk, is_bounce, is_own, join_reason, join_confidence, is_unverified, quarantine, delivery, warnings)
    values (${message.id}, ${message.accountId}, ${message.interactionId}, ${message.position}, ${message.direction},
      ${message.author}, ${message.agentId}, ${json(message.from)}, ${message.senderKey}, ${json(message.replyTo)},
      ${json(message.to)}, ${json(message.cc)}, ${json(message.bcc)}, ${message.subject}, ${message.messageIdHeader},
      ${[...message.inReplyTo]}::text[], ${[...message.references]}::text[], ${message.date}, ${message.at},
      ${inlineOf(message.text)}, ${hashOf(message.text)}, ${inlineOf(message.html)}, ${hashOf(message.html)},
      ${json(message.attachments)}, ${message.sizeBytes}, ${message.rawHash}, ${message.contentHash},
      ${json(message.locator)}, ${classification.automatic}, ${classification.bulk}, ${classification.bounce},
      ${classification.own}, ${join.reason}, ${join.confidence}, ${join.unverified}, ${json(message.quarantine)},
      ${json(message.delivery)}, ${[...(message.warnings ?? [])]}::text[])`;
}

function json(value: unknown) {
  return value === null ? sql`null` : sql`${JSON.stringify(value)}::jsonb`;
}

function inlineOf(body: BodyContent | null): string | null {
  return body?.kind === "inline" ? body.text : null;
}

function hashOf(body: BodyContent | null): string | null {
  return body?.kind === "blob" ? body.hash : null;
}
