import { type Kysely, sql } from "kysely";
import type { UnsentUploads } from "../domain/upload.ts";
import type { CannedFile, FileStore, StoredUpload } from "../operations/file-ports.ts";
import type { HistoryDatabase } from "./schema.ts";

const fileColumns = sql`filename, content_type as "contentType", size_bytes as "sizeBytes", hash`;

export function makeFileStore(tx: Kysely<HistoryDatabase>): FileStore {
  return { ...uploadRows(tx), ...cannedRows(tx) };
}

type CannedMember = "saveCannedFiles" | "findCannedFiles" | "forgetCannedFiles";

function uploadRows(tx: Kysely<HistoryDatabase>): Omit<FileStore, CannedMember> {
  return {
    async addUpload({ id, ownerId, filename, contentType, sizeBytes, hash, createdAt }) {
      await sql`
        insert into upload (id, owner_id, filename, content_type, size_bytes, hash, created_at)
        values (${id}, ${ownerId}, ${filename}, ${contentType}, ${sizeBytes}, ${hash}, ${createdAt})`.execute(tx);
    },
    async readUnsent({ ownerId, createdAfter }) {
      const { rows } = await sql<UnsentUploads>`
        select count(*)::integer as files, coalesce(sum(size_bytes), 0)::bigint as bytes, min(created_at) as "oldestAt"
        from upload where owner_id = ${ownerId} and sent_at is null and created_at > ${createdAfter}`.execute(tx);
      return rows[0] ?? { files: 0, bytes: 0, oldestAt: null };
    },
    async lockUploads(ownerId) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`upload:${ownerId}`}, 0))`.execute(tx);
    },
    async markSent(uploadIds, at) {
      if (uploadIds.length === 0) return;
      await sql`
        update upload set sent_at = ${at} where id = any(${[...uploadIds]}::uuid[]) and sent_at is null`.execute(tx);
    },
    async findUploads({ ownerId, ids, createdAfter }) {
      if (ids.length === 0) return [];
      const { rows } = await sql<StoredUpload>`
        select id, owner_id as "ownerId", ${fileColumns}, created_at as "createdAt" from upload
        where id = any(${[...ids]}::uuid[]) and owner_id = ${ownerId} and created_at > ${createdAfter}`.execute(tx);
      return rows;
    },
    async deleteUpload(ownerId, id) {
      const { numAffectedRows } = await sql`
        delete from upload where id = ${id} and owner_id = ${ownerId}`.execute(tx);
      return numAffectedRows === 1n;
    },
    async deleteUploadsBefore(createdBefore) {
      await sql`delete from upload where created_at < ${createdBefore}`.execute(tx);
    },
    async findExistingUploads(ids) {
      if (ids.length === 0) return [];
      const { rows } = await sql<{ id: string }>`
        select id from upload where id = any(${[...ids]}::uuid[])`.execute(tx);
      return rows.map(({ id }) => id);
    },
  };
}

function cannedRows(tx: Kysely<HistoryDatabase>): Pick<FileStore, CannedMember> {
  return {
    async saveCannedFiles({ cannedAnswerId, accountId, attachments, deleted }) {
      const listed = deleted ? [] : attachments;
      await sql`
        update canned_attachment set removed_at = clock_timestamp()
        where canned_answer_id = ${cannedAnswerId} and removed_at is null
          and not id = any(${listed.map(({ attachmentId }) => attachmentId)}::uuid[])`.execute(tx);
      if (listed.length === 0) return;
      await sql`
        insert into canned_attachment (id, canned_answer_id, account_id, filename, content_type, size_bytes, hash)
        select "attachmentId", ${cannedAnswerId}, ${accountId}, filename, "contentType", "sizeBytes", hash
        from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb)
          as file ("attachmentId" uuid, filename text, "contentType" text, "sizeBytes" bigint, hash text)
        on conflict (id) do update set account_id = excluded.account_id, filename = excluded.filename,
          content_type = excluded.content_type, size_bytes = excluded.size_bytes, hash = excluded.hash,
          removed_at = null`.execute(tx);
    },
    async findCannedFiles(ids) {
      if (ids.length === 0) return [];
      const { rows } = await sql<CannedFile>`
        select id, canned_answer_id as "cannedAnswerId", account_id as "accountId", ${fileColumns}
        from canned_attachment where id = any(${[...ids]}::uuid[])`.execute(tx);
      return rows;
    },
    async forgetCannedFiles(removedBefore) {
      await sql`delete from canned_attachment where removed_at < ${removedBefore}`.execute(tx);
    },
  };
}
