import type { AccountSummary } from "@mailroom/contracts/api/account";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import type { AccountList, AccountPage, WithTransaction } from "./ports.ts";

/** After which account the next page begins; null on the last. */
export type LastListed = { readonly name: string; readonly id: string } | null;

/** Keeps pages as they are shown. */
export type ShownPages<Shown> = {
  readonly show: (accounts: readonly AccountSummary[], last: LastListed) => Shown;
  readonly get: (mark: string) => Shown | undefined;
  readonly set: (mark: string, page: Shown) => void;
};

/** One page by name. It is read only where it was not shown before as it is now. */
export async function listAccounts<Shown>(
  list: AccountList,
  kept: ShownPages<Shown>,
  page: AccountPage,
): Promise<Shown> {
  const withNext = { ...page, limit: page.limit + 1 };
  // The mark is of the page and the account behind it: which of them are the page, the limit tells.
  const keyOf = (mark: string) => `${page.limit} ${mark}`;
  const known = kept.get(keyOf(await list.mark(withNext)));
  if (known !== undefined) return known;
  const { accounts, mark } = await list.list(withNext);
  const listed = accounts.slice(0, page.limit);
  const last = accounts.length > page.limit ? listed.at(-1) : undefined;
  const shown = kept.show(listed, last === undefined ? null : { name: last.name, id: last.id });
  kept.set(keyOf(mark), shown);
  return shown;
}

/** @throws DomainError `account-not-found`. */
export async function getAccount(withTransaction: WithTransaction, accountId: string): Promise<StoredAccount> {
  const account = await withTransaction((scope) => scope.accounts.find(accountId));
  if (account === null) throw accountNotFound();
  return account;
}
