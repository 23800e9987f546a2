import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { Scope } from "./ports.ts";

/** Keeps the account's newest settings; deliveries that wait for them are tried at once. */
export async function noteAccount(scope: Scope, account: AccountSnapshot): Promise<void> {
  await scope.accounts.note(account);
  if (!account.active) return;
  await scope.deliveries.hasten(account.accountId);
  scope.wake();
}
