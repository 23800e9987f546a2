import type { AccountSummary } from "@mailroom/contracts/api/account";
import { type Kysely, type Selectable, sql } from "kysely";
import { readPreferences } from "../domain/preferences.ts";
import type { AccountList } from "../operations/ports.ts";
import { onPage } from "./account-page.ts";
import type { AccountConfigDatabase, AccountTable } from "./schema.ts";

/**
 * `xmin`, the transaction that wrote a row, is another one after every change, whoever made it. All marks of a page in one
 * row, because fifty rows cost this process more than Postgres.
 */
export function makeAccountList(database: Kysely<AccountConfigDatabase>): AccountList {
  const living = () => database.selectFrom("account").where("deleted_at", "is", null);
  return {
    async mark(page) {
      const { mark } = await database
        .selectFrom(onPage(living().select(rowMark), page).as("page"))
        .select(sql<string | null>`string_agg(page.mark, ' ')`.as("mark"))
        .executeTakeFirstOrThrow();
      return mark ?? "";
    },
    async list(page) {
      const rows = await onPage(living().select(columns).select(rowMark), page).execute();
      return { accounts: rows.map(summaryOf), mark: rows.map(({ mark }) => mark).join(" ") };
    },
  };
}

const rowMark = sql<string>`account.id || '.' || account.xmin`.as("mark");

const columns = [
  ...(["id", "version", "name", "key", "email_address", "from_name", "list_id", "active", "service"] as const),
  ...(["mark_as_unread", "preferences"] as const),
] as const;

function summaryOf(row: Pick<Selectable<AccountTable>, (typeof columns)[number]>): AccountSummary {
  const { mandatoryDisposition, senderAliases } = readPreferences(row.preferences);
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    key: row.key,
    emailAddress: row.email_address,
    fromName: row.from_name,
    listId: row.list_id,
    active: row.active,
    service: row.service,
    markAsUnread: row.mark_as_unread,
    mandatoryDisposition,
    senderAliases,
  };
}
