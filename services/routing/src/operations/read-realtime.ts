import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { reachOf } from "@mailroom/policy/reach";
import type { RealtimeReader, RealtimeScope, RealtimeView } from "./realtime-ports.ts";
import { makeRecentAnswers } from "./recent-answers.ts";

/** Nobody sees older figures; clients that read again after an event leave it as much time. */
const maxAgeMs = 1_000;

export type RealtimeFilter = { readonly accountId: string | null; readonly queueId: string | null };

/**
 * What waits, is offered and is assigned, and who is there (X16, S114): counted from the stored state, never from events.
 *
 * @throws DomainError `not-found` where the queue or the account does not exist, or is none of the key's
 */
export function makeReadRealtime(reader: RealtimeReader, nowMs: () => number = () => performance.now()) {
  const answers = makeRecentAnswers<RealtimeView>({ maxAgeMs, nowMs });
  return async (filter: RealtimeFilter, principal: Principal): Promise<RealtimeView> => {
    const { accountId, queueId } = filter;
    if (accountId !== null) assertCan(principal, "realtime.read", { kind: "account", accountId, linkedAgentIds: [] });
    const scope: RealtimeScope = { ...filter, accountIds: accountIdsOf(principal) };
    const view = await answers.get(JSON.stringify(scope), () => reader.read(scope));
    if (accountId !== null && view.accounts.items.length === 0) throw notFound("account");
    if (queueId !== null && view.queues.items.length === 0) throw notFound("queue");
    return view;
  };
}

/** null: all of them. */
function accountIdsOf(principal: Principal): readonly string[] | null {
  const reach = reachOf(principal, "realtime.read");
  switch (reach.kind) {
    case "everything":
      return null;
    case "accounts":
      return reach.accountIds;
    case "nothing":
    case "agent":
      return [];
  }
}

function notFound(noun: "account" | "queue"): DomainError {
  return new DomainError("not-found", "not-found", `There is no such ${noun}.`);
}
