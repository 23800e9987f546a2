import { likePattern } from "@mailroom/postgres/like-pattern";
import { type SelectQueryBuilder, sql } from "kysely";
import type { AccountPage } from "../operations/ports.ts";
import type { AccountConfigDatabase } from "./schema.ts";

type AccountQuery<Columns> = SelectQueryBuilder<AccountConfigDatabase, "account", Columns>;

/** The accounts of one page in its order, whatever is selected of them. */
export function onPage<Columns>(accounts: AccountQuery<Columns>, page: AccountPage): AccountQuery<Columns> {
  const { search, active, service, accountIds, linkedAgentId, after, limit } = page;
  let query = accounts
    .orderBy(sql`lower(name)`)
    .orderBy("id")
    .limit(limit);
  if (search !== null) {
    const pattern = likePattern(search);
    query = query.where((or) =>
      or.or([or("name", "ilike", pattern), or("key", "ilike", pattern), or("email_address", "ilike", pattern)]),
    );
  }
  if (active !== null) query = query.where("active", "=", active);
  if (service !== null) query = query.where(sql<string>`service`, "=", service);
  if (accountIds !== null) query = query.where(sql<boolean>`id = any(${[...accountIds]}::uuid[])`);
  if (linkedAgentId !== null) query = query.where(sql<boolean>`${linkedAgentId}::uuid = any(agent_ids)`);
  if (after !== null)
    query = query.where(sql<boolean>`(lower(name), id) > (lower(${after.name}::text), ${after.id}::uuid)`);
  return query;
}
