import type { Account } from "@mailroom/contracts/api/account";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import { showAccount } from "../domain/shown-account.ts";
import type { AccountPage, AccountStore, WithTransaction } from "./ports.ts";

/** One page by name, and whether there is more. */
export async function listAccounts(
  accounts: Pick<AccountStore, "list">,
  page: AccountPage,
): Promise<{ accounts: Account[]; last: { name: string; id: string } | null }> {
  const rows = await accounts.list({ ...page, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    accounts: shown.map(showAccount),
    last: last === undefined ? null : { name: last.settings.name, id: last.id },
  };
}

/** @throws DomainError `account-not-found`. */
export async function getAccount(withTransaction: WithTransaction, accountId: string): Promise<StoredAccount> {
  const account = await withTransaction((scope) => scope.accounts.find(accountId));
  if (account === null) throw accountNotFound();
  return account;
}
