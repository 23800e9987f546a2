import { type Kysely, sql } from "kysely";
import type { Draft, DraftKey, DraftStore, ListedDraft } from "../operations/draft-ports.ts";
import { reachesInteraction } from "./reach-condition.ts";
import type { HistoryDatabase } from "./schema.ts";

const columns = sql`version, saved_at as "savedAt", account_id as "accountId", content`;

export function makeDraftStore(tx: Kysely<HistoryDatabase>): DraftStore {
  return {
    async findDraft(key, lock) {
      const { rows } = await sql<Draft>`
        select ${columns} from draft where ${isDraft(key)} ${lock === "for-update" ? sql`for update` : sql``}`.execute(
        tx,
      );
      return rows[0] ?? null;
    },
    async addDraft({ author, interactionId }, { accountId, content, savedAt }) {
      const { rows } = await sql<Draft>`
        insert into draft (author, interaction_id, account_id, content, saved_at)
        values (${author}, ${interactionId}, ${accountId}, ${JSON.stringify(content)}::jsonb, ${savedAt})
        on conflict do nothing returning ${columns}`.execute(tx);
      return rows[0] ?? null;
    },
    async changeDraft(key, { accountId, content, savedAt }) {
      const { rows } = await sql<Draft>`
        update draft set version = nextval('draft_version'), account_id = ${accountId},
          content = ${JSON.stringify(content)}::jsonb, saved_at = ${savedAt}
        where ${isDraft(key)} returning ${columns}`.execute(tx);
      if (rows[0] === undefined) throw new Error("a locked draft vanished");
      return rows[0];
    },
    async removeDraft(key) {
      await sql`delete from draft where ${isDraft(key)}`.execute(tx);
    },
    async listDrafts({ author, reach, before, limit }) {
      const { rows } = await sql<ListedDraft>`
        select d.version, d.saved_at as "savedAt", d.account_id as "accountId", d.content,
          d.interaction_id as "interactionId", of.interaction
        from draft d left join lateral (
          select jsonb_build_object('number', i.number, 'accountId', i.account_id, 'subject', coalesce(i.title, i.subject),
            'contactName', (select c.name from contact c where c.id = i.contact_id)) as interaction
          from interaction i join account a using (account_id)
          where i.id = d.interaction_id and ${reachesInteraction(reach)}) of on true
        where d.author = ${author} and (${before}::bigint is null or d.version < ${before})
        order by d.version desc limit ${limit}`.execute(tx);
      return rows;
    },
    async removeDraftsOf(author) {
      await sql`delete from draft where author = ${author}`.execute(tx);
    },
    async countDrafts(author) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from draft where author = ${author}`.execute(tx);
      return rows[0]?.count ?? 0;
    },
  };
}

function isDraft({ author, interactionId }: DraftKey) {
  const of = interactionId === null ? sql`interaction_id is null` : sql`interaction_id = ${interactionId}`;
  return sql`author = ${author} and ${of}`;
}
