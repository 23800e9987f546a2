import { type Kysely, sql } from "kysely";
import type { CommandStore, NamedTemplate } from "../operations/command-ports.ts";
import { countsAsWord } from "./answer-store.ts";
import type { HistoryDatabase } from "./schema.ts";

export function makeCommandStore(tx: Kysely<HistoryDatabase>): CommandStore {
  return {
    async begin(commandId) {
      const { rows } = await sql`
        insert into carried_out_command (command_id) values (${commandId}) on conflict do nothing returning command_id`.execute(
        tx,
      );
      return rows.length > 0;
    },
    async forgetBegun(before) {
      await sql`delete from carried_out_command where at < ${before}`.execute(tx);
    },
    async findNewestMessage(interactionId) {
      const { rows } = await sql<{ id: string }>`
        select m.id from message m where m.interaction_id = ${interactionId} and ${countsAsWord}
        order by m.position desc limit 1`.execute(tx);
      return rows[0]?.id ?? null;
    },
    async addTags(interactionId, tags, most) {
      const { rows } = await sql`
        insert into interaction_tag (interaction_id, tag_key, tag)
        select ${interactionId}, lower(tag), tag
        from unnest(${[...tags]}::text[]) with ordinality as given (tag, place)
        where place <= ${most} - (select count(*) from interaction_tag where interaction_id = ${interactionId})
        order by place
        on conflict do nothing returning tag_key`.execute(tx);
      return rows.length;
    },
    async removeTag(interactionId, tag) {
      const { numAffectedRows } = await sql`
        delete from interaction_tag where interaction_id = ${interactionId} and tag_key = lower(${tag})`.execute(tx);
      return numAffectedRows === 1n;
    },
    async saveTemplate({ templateId, version, subject, html, deleted }) {
      await sql`
        insert into message_template (template_id, version, subject, html, is_deleted)
        values (${templateId}, ${version}, ${subject}, ${html}, ${deleted})
        on conflict (template_id) do update set version = excluded.version, subject = excluded.subject,
          html = excluded.html, is_deleted = excluded.is_deleted
        where message_template.version <= excluded.version`.execute(tx);
    },
    async findTemplate(templateId) {
      const { rows } = await sql<NamedTemplate>`
        select subject, html from message_template where template_id = ${templateId} and not is_deleted`.execute(tx);
      return rows[0] ?? null;
    },
    ...makeReplyRecord(tx),
  };
}

type ReplyRecord = Pick<CommandStore, "wasAnswered" | "hasAnswerOfPerson" | "countReplies" | "addReply" | "findOwn">;

function makeReplyRecord(tx: Kysely<HistoryDatabase>): ReplyRecord {
  return {
    async wasAnswered(interactionId, templateId) {
      const { rows } = await sql`
        select from auto_reply where interaction_id = ${interactionId} and template_id = ${templateId} limit 1`.execute(
        tx,
      );
      return rows.length > 0;
    },
    async hasAnswerOfPerson(messageId) {
      const { rows } = await sql`
        select from message answered join message m
          on m.interaction_id = answered.interaction_id and m.position > answered.position
        where answered.id = ${messageId} and m.direction = 'out' and ${countsAsWord} limit 1`.execute(tx);
      return rows.length > 0;
    },
    async countReplies({ accountId, addressKey, since }) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from auto_reply
        where account_id = ${accountId} and address_key = ${addressKey} and at > ${since}`.execute(tx);
      return rows[0]?.count ?? 0;
    },
    async addReply({ messageId, interactionId, accountId, templateId, addressKey, at }) {
      await sql`
        insert into auto_reply (message_id, interaction_id, account_id, template_id, address_key, at)
        values (${messageId}, ${interactionId}, ${accountId}, ${templateId}, ${addressKey}, ${at})`.execute(tx);
    },
    async findOwn(addressKeys) {
      const keys = sql`${[...addressKeys]}::text[]`;
      const { rows } = await sql<{ key: string }>`
        select address_key as key from account where address_key = any(${keys}) and deleted_at is null
        union select unnest(sender_alias_keys) from account where sender_alias_keys && ${keys} and deleted_at is null
        union select address_key from agent where address_key = any(${keys}) and deleted_at is null`.execute(tx);
      return new Set(rows.map(({ key }) => key));
    },
  };
}
