import type { Account } from "@mailroom/contracts/api/account";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import { showAccount } from "../domain/shown-account.ts";
import type { AccountMark, AccountPage, AccountStore, WithTransaction } from "./ports.ts";

/** Keeps what accounts look like in whatever form, by their stamps. */
export type ShownAccounts<Shown> = {
  readonly show: (account: Account) => Shown;
  readonly get: (stamp: string) => Shown | undefined;
  readonly set: (stamp: string, shown: Shown) => void;
};

type AccountReader = Pick<AccountStore, "listMarks" | "findMarked">;

/**
 * One page by name, and whether there is more. Only accounts whose present state was not shown before are read whole. One
 * that was deleted in between is left out.
 */
export async function listAccounts<Shown>(
  accounts: AccountReader,
  kept: ShownAccounts<Shown>,
  page: AccountPage,
): Promise<{ accounts: Shown[]; last: { name: string; id: string } | null }> {
  const marks = await accounts.listMarks({ ...page, limit: page.limit + 1 });
  const listed = marks.slice(0, page.limit);
  const last = marks.length > page.limit ? listed.at(-1) : undefined;
  return {
    accounts: await showMarked(accounts, kept, listed),
    last: last === undefined ? null : { name: last.name, id: last.id },
  };
}

async function showMarked<Shown>(
  accounts: AccountReader,
  kept: ShownAccounts<Shown>,
  marks: readonly AccountMark[],
): Promise<Shown[]> {
  const shown = new Map<string, Shown>();
  const missing: string[] = [];
  for (const { id, stamp } of marks) {
    const known = kept.get(stamp);
    if (known === undefined) missing.push(id);
    else shown.set(id, known);
  }
  if (missing.length > 0) {
    for (const { account, stamp } of await accounts.findMarked(missing)) {
      const fresh = kept.show(showAccount(account));
      kept.set(stamp, fresh);
      shown.set(account.id, fresh);
    }
  }
  return marks.flatMap(({ id }) => shown.get(id) ?? []);
}

/** @throws DomainError `account-not-found`. */
export async function getAccount(withTransaction: WithTransaction, accountId: string): Promise<StoredAccount> {
  const account = await withTransaction((scope) => scope.accounts.find(accountId));
  if (account === null) throw accountNotFound();
  return account;
}
