import { likePattern } from "@mailroom/postgres/like-pattern";
import { sql, type Kysely, type Selectable } from "kysely";
import type { StoredAttachment, StoredCannedAnswer } from "../domain/canned-answer.ts";
import { cannedKeyTaken } from "../domain/library-errors.ts";
import type { CannedAnswerPage, CannedAnswerStore } from "../operations/library-ports.ts";
import type { CannedAnswerTable, CannedAttachmentTable } from "./library-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { uniqueViolation } from "./unique-violation.ts";

type Database = Kysely<AccountConfigDatabase>;

export function makeCannedAnswerStore(tx: Database): CannedAnswerStore {
  const all = () => tx.selectFrom("canned_answer").selectAll();
  return {
    async find(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : withAttachments(tx, row);
    },
    async findForUpdate(id) {
      const row = await all().where("id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : withAttachments(tx, row);
    },
    list: (page) => listPage(tx, page),
    async listOffered({ accountId, search, limit }) {
      let query = all()
        .where(offeredFor(accountId))
        .orderBy(sql`starts_with(lower(key), lower(${search ?? ""}::text))`, "desc")
        .orderBy(sql`lower(key)`)
        .limit(limit);
      if (search !== null) query = query.where(foundBy(search));
      return allWithAttachments(tx, await query.execute());
    },
    async listOfAccount(accountId) {
      return allWithAttachments(
        tx,
        await all().where("account_id", "=", accountId).orderBy("id").forUpdate().execute(),
      );
    },
    async insert(answer) {
      await translated(tx.insertInto("canned_answer").values(toRow(answer)).execute());
    },
    async update(answer) {
      await translated(tx.updateTable("canned_answer").set(toRow(answer)).where("id", "=", answer.id).execute());
    },
    async delete(id) {
      await tx.deleteFrom("canned_answer").where("id", "=", id).execute();
    },
    ...attachmentRows(tx),
  };
}

function attachmentRows(
  tx: Database,
): Pick<CannedAnswerStore, "insertAttachment" | "deleteAttachment" | "findExistingAttachments"> {
  return {
    async insertAttachment(answerId, { id, filename, contentType, sizeBytes, hash }) {
      await tx
        .insertInto("canned_attachment")
        .values({ id, canned_answer_id: answerId, filename, content_type: contentType, size_bytes: sizeBytes, hash })
        .execute();
    },
    async deleteAttachment(attachmentId) {
      await tx.deleteFrom("canned_attachment").where("id", "=", attachmentId).execute();
    },
    async findExistingAttachments(ids) {
      if (ids.length === 0) return [];
      const rows = await tx
        .selectFrom("canned_attachment")
        .select("id")
        .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

async function listPage(tx: Database, page: CannedAnswerPage): Promise<StoredCannedAnswer[]> {
  const { accountId, scope, search, accountIds, after, limit } = page;
  let query = tx
    .selectFrom("canned_answer")
    .selectAll()
    .orderBy(sql`lower(key)`)
    .orderBy("id")
    .limit(limit);
  if (accountId !== null) query = query.where("account_id", "=", accountId);
  if (scope !== null) query = query.where("account_id", scope === "global" ? "is" : "is not", null);
  if (search !== null) query = query.where(foundBy(search));
  if (accountIds !== null) {
    query = query.where(sql<boolean>`(account_id is null or account_id = any(${[...accountIds]}::uuid[]))`);
  }
  if (after !== null)
    query = query.where(sql<boolean>`(lower(key), id) > (lower(${after.name}::text), ${after.id}::uuid)`);
  return allWithAttachments(tx, await query.execute());
}

/** Its own, and the global ones whose key it has no own answer for (S51). */
function offeredFor(accountId: string) {
  return sql<boolean>`(account_id = ${accountId} or (account_id is null and not exists (
    select from canned_answer own where own.account_id = ${accountId} and lower(own.key) = lower(canned_answer.key)
  )))`;
}

function foundBy(search: string) {
  const pattern = likePattern(search);
  return sql<boolean>`(starts_with(lower(key), lower(${search}::text)) or value ilike ${pattern} or description ilike ${pattern})`;
}

async function withAttachments(tx: Database, row: Selectable<CannedAnswerTable>): Promise<StoredCannedAnswer> {
  const attachments = await attachmentsOf(tx, [row.id]);
  return fromRow(row, attachments);
}

async function allWithAttachments(tx: Database, rows: Selectable<CannedAnswerTable>[]): Promise<StoredCannedAnswer[]> {
  const attachments = await attachmentsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => fromRow(row, attachments));
}

/** Ids sort by creation: in the order they were added. */
async function attachmentsOf(tx: Database, answerIds: readonly string[]): Promise<Selectable<CannedAttachmentTable>[]> {
  if (answerIds.length === 0) return [];
  return tx
    .selectFrom("canned_attachment")
    .selectAll()
    .where(sql<boolean>`canned_answer_id = any(${[...answerIds]}::uuid[])`)
    .orderBy("id")
    .execute();
}

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (uniqueViolation(error) === "canned_answer_key_key") throw cannedKeyTaken();
    throw error;
  }
}

function toRow(answer: StoredCannedAnswer): CannedAnswerTable {
  const { id, version, accountId, key, value, format, description, createdAt, updatedAt } = answer;
  return {
    ...{ id, version, key, value, format, description },
    account_id: accountId,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function fromRow(
  row: Selectable<CannedAnswerTable>,
  attachments: readonly Selectable<CannedAttachmentTable>[],
): StoredCannedAnswer {
  const { account_id, created_at, updated_at, ...answer } = row;
  const own = attachments.filter((attachment) => attachment.canned_answer_id === row.id).map(attachmentOf);
  return { ...answer, accountId: account_id, attachments: own, createdAt: created_at, updatedAt: updated_at };
}

function attachmentOf(row: Selectable<CannedAttachmentTable>): StoredAttachment {
  const { id, filename, content_type: contentType, size_bytes: sizeBytes, hash } = row;
  return { id, filename, contentType, sizeBytes, hash };
}
