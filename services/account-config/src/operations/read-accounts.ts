import type { AccountSummary } from "@mailroom/contracts/api/account";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import type { AccountList, AccountPage, WithTransaction } from "./ports.ts";

/** One page by name, and where the next one begins. */
export async function listAccounts(
  accounts: AccountList,
  page: AccountPage,
): Promise<{ accounts: AccountSummary[]; last: { name: string; id: string } | null }> {
  const rows = await accounts.list({ ...page, limit: page.limit + 1 });
  const listed = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? listed.at(-1) : undefined;
  return { accounts: listed, last: last === undefined ? null : { name: last.name, id: last.id } };
}

/** @throws DomainError `account-not-found`. */
export async function getAccount(withTransaction: WithTransaction, accountId: string): Promise<StoredAccount> {
  const account = await withTransaction((scope) => scope.accounts.find(accountId));
  if (account === null) throw accountNotFound();
  return account;
}
