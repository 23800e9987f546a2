import type { AccountSummary } from "@mailroom/contracts/api/account";
import type { Kysely, Selectable } from "kysely";
import { readPreferences } from "../domain/preferences.ts";
import type { AccountList } from "../operations/ports.ts";
import { onPage } from "./account-page.ts";
import type { AccountConfigDatabase, AccountTable } from "./schema.ts";

export function makeAccountList(database: Kysely<AccountConfigDatabase>): AccountList {
  return {
    async list(page) {
      const summaries = database.selectFrom("account").select(columns).where("deleted_at", "is", null);
      return (await onPage(summaries, page).execute()).map(summaryOf);
    },
  };
}

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
