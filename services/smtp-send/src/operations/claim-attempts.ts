import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { holdForBudget, remainingRecipients, type Delivery } from "../domain/delivery.ts";
import { planTurns } from "../domain/send-budget.ts";
import { sendLimitsOf, windowOf, type SendLimit } from "../domain/send-limits.ts";
import type { ClaimedAttempt, Scope } from "./ports.ts";

/** As many as may have to be deferred in one go. */
const lookAhead = 100;
/** What fits so soon is not worth an announcement: the next sweep takes it. */
const soonMs = 1_000;

export type Claims = {
  readonly claimed: readonly ClaimedAttempt[];
  /** How many were deferred because the account's budget is spent. */
  readonly held: number;
};

/**
 * Takes at most `limit` due deliveries of an active account, the longest due first, and defers what its budget has no
 * room for. The account's row stays locked until the commit: budget and delivery are claimed together, whatever other
 * instances do.
 */
export async function claimAttempts(scope: Scope, accountId: string, limit: number): Promise<Claims> {
  const account = await scope.accounts.find(accountId);
  if (account?.active !== true) return { claimed: [], held: 0 };
  const limits = sendLimitsOf(account.service);
  if (limits.length === 0) {
    const due = await scope.deliveries.lockDue(accountId, limit);
    return { claimed: await begin(scope, account, due), held: 0 };
  }
  const { fitting, late } = await divide(scope, accountId, limits);
  if (late.length > 0) {
    await scope.budgets.hold(late);
    for (const delivery of late) scope.announce(delivery);
    scope.wake();
  }
  return { claimed: await begin(scope, account, fitting.slice(0, limit)), held: late.length };
}

async function divide(
  scope: Scope,
  accountId: string,
  limits: readonly SendLimit[],
): Promise<{ readonly fitting: Delivery[]; readonly late: Delivery[] }> {
  const usage = await scope.budgets.lockUsage(accountId, Math.max(...limits.map(windowOf)));
  const due = await scope.deliveries.lockDue(accountId, lookAhead);
  const costs = due.map((delivery) => remainingRecipients(delivery).length);
  const turns = planTurns(limits, usage, costs);
  const nowMs = usage.now.getTime();
  const planned = due.flatMap((delivery, index) => {
    const turn = turns[index];
    return turn === undefined ? [] : [{ delivery, turn, waitMs: turn.at.getTime() - nowMs }];
  });
  return {
    fitting: planned.filter(({ waitMs }) => waitMs === 0).map(({ delivery }) => delivery),
    late: planned.filter(({ waitMs }) => waitMs > soonMs).map(({ delivery, turn }) => holdForBudget(delivery, turn)),
  };
}

async function begin(
  scope: Scope,
  account: AccountSnapshot,
  deliveries: readonly Delivery[],
): Promise<ClaimedAttempt[]> {
  const claimed = (await scope.deliveries.begin(deliveries)).map((begun) => ({ ...begun, account }));
  for (const { delivery } of claimed) scope.announce(delivery);
  return claimed;
}
