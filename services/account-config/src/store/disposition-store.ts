import { likePattern } from "@mailroom/postgres/like-pattern";
import { sql, type Kysely, type Selectable } from "kysely";
import type { PlacedDisposition, StoredDisposition } from "../domain/disposition.ts";
import { nameTaken } from "../domain/errors.ts";
import type { DispositionPage, DispositionStore } from "../operations/library-ports.ts";
import type { DispositionTable, DispositionView } from "./library-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { listAccountsWhere, lockNamed } from "./step-references.ts";
import { uniqueViolation } from "./unique-violation.ts";

export function makeDispositionStore(tx: Kysely<AccountConfigDatabase>): DispositionStore {
  const tree = () => tx.selectFrom("disposition_in_tree").selectAll().orderBy("sort");
  return {
    async lockTree() {
      await sql`select pg_advisory_xact_lock(hashtext('account-config disposition tree'))`.execute(tx);
    },
    async find(id) {
      const row = await tree().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    lockExisting: (ids) => lockNamed(tx, "disposition", ids),
    async lockAndListUsers(ids) {
      await lockNamed(tx, "disposition", ids, "update");
      return listAccountsWhere(
        tx,
        sql<boolean>`exists (
          select from jsonb_array_elements(actions) step where step ->> 'dispositionId' = any(${[...ids]}::text[]))`,
      );
    },
    list: (page) => listPage(tx, page),
    async listSubtree({ sort }) {
      const start = [...sort];
      return (
        await tree()
          .where(sql<boolean>`sort[1:${start.length}] = ${start}::text[]`)
          .execute()
      ).map(fromRow);
    },
    async listOwned(owners) {
      const found = await tree()
        .where((or) =>
          or.or(
            owners.map(({ scope, scopeId }) =>
              or.and([or("scope", "=", scope), or("scope_id", "is not distinct from", scopeId)]),
            ),
          ),
        )
        .execute();
      return found.map(fromRow);
    },
    async insert(disposition) {
      await translated(tx.insertInto("disposition").values(toRow(disposition)).execute());
    },
    async insertMissing(disposition) {
      const rows = await tx
        .insertInto("disposition")
        .values(toRow(disposition))
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .execute();
      return rows.length > 0;
    },
    async update(disposition) {
      const { id, ...row } = toRow(disposition);
      await translated(tx.updateTable("disposition").set(row).where("id", "=", id).execute());
    },
    async delete(ids) {
      // one statement: parents and children go together
      await tx
        .deleteFrom("disposition")
        .where("id", "in", [...ids])
        .execute();
    },
  };
}

async function listPage(tx: Kysely<AccountConfigDatabase>, page: DispositionPage): Promise<PlacedDisposition[]> {
  const { scope, scopeId, search, accountIds, after, limit } = page;
  let query = tx.selectFrom("disposition_in_tree").selectAll().orderBy("sort").limit(limit);
  if (scope !== null) query = query.where("scope", "=", scope);
  if (scopeId !== null) query = query.where("scope_id", "=", scopeId);
  if (search !== null) {
    const pattern = likePattern(search);
    query = query.where((or) => or.or([or("name", "ilike", pattern), or("description", "ilike", pattern)]));
  }
  if (accountIds !== null) {
    query = query.where(sql<boolean>`(scope <> 'account' or scope_id = any(${[...accountIds]}::uuid[]))`);
  }
  if (after !== null) query = query.where(sql<boolean>`sort > ${[...after]}::text[]`);
  return (await query.execute()).map(fromRow);
}

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (uniqueViolation(error) === "disposition_name_key") throw nameTaken("disposition here");
    throw error;
  }
}

function toRow(disposition: StoredDisposition): DispositionTable {
  return {
    id: disposition.id,
    version: disposition.version,
    name: disposition.name,
    description: disposition.description,
    parent_id: disposition.parentId,
    scope: disposition.scope,
    scope_id: disposition.scopeId,
    is_system: disposition.isSystem,
    created_at: disposition.createdAt,
    updated_at: disposition.updatedAt,
  };
}

function fromRow(row: Selectable<DispositionView>): PlacedDisposition {
  const { parent_id, scope_id, is_system, created_at, updated_at, ...placed } = row;
  return {
    ...placed,
    parentId: parent_id,
    scopeId: scope_id,
    isSystem: is_system,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}
