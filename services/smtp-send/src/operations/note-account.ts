import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { failWaiting } from "../domain/delivery.ts";
import type { Scope } from "./ports.ts";

/** Keeps the account's newest settings; deliveries that wait for them are tried at once. With the account they fail. */
export async function noteAccount(scope: Scope, account: AccountSnapshot): Promise<void> {
  await scope.accounts.note(account);
  if (account.deletedAt !== null) {
    for (const waiting of await scope.deliveries.listWaitingForUpdate(account.accountId)) {
      const failed = failWaiting(waiting, "The account was deleted.");
      await scope.deliveries.update(failed);
      scope.announce(failed);
    }
    return;
  }
  if (!account.active) return;
  await scope.deliveries.hasten(account.accountId, "settings");
  scope.wake();
}
