import { type Kysely, sql } from "kysely";
import type { Draft, DraftKey, DraftStore } from "../operations/draft-ports.ts";
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
