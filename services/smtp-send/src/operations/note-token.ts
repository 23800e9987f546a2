import type { AccountToken } from "@mailroom/contracts/events/account";
import { waitForConsent } from "../domain/delivery.ts";
import type { Scope } from "./ports.ts";

/**
 * Keeps the account's newest token. What waits is tried at once with it; where there is none, it goes on waiting and says
 * for what.
 */
export async function noteToken(scope: Scope, token: AccountToken): Promise<void> {
  const isNews = await scope.tokens.note(token);
  if (!isNews) return;
  if (token.status === "authorized") {
    await scope.deliveries.hasten(token.accountId, "token");
    scope.wake();
    return;
  }
  for (const waiting of await scope.deliveries.listWaitingForUpdate(token.accountId)) {
    const told = waitForConsent(waiting);
    await scope.deliveries.update(told);
    scope.announce(told);
  }
}
