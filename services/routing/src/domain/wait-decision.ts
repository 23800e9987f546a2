/** What is told of waits for an agent (N2): ids and instants, never a name. */
import type { Account } from "./account.ts";
import type { Decision } from "./decision.ts";
import type { AfterWait, NotBack, WaitCause } from "./wait.ts";
import { untilText } from "./wait-text.ts";
import type { WorkItem } from "./work-item.ts";

type Wait = Pick<WorkItem, "id" | "interactionId" | "agentId" | "queueId" | "waitsSince" | "waitEndsAt">;
type Policy = Pick<Account, "id" | "version" | "waits">;

/** Another deadline, because the account's waits were changed. */
export function decisionOfChangedWait(item: Wait, account: Policy, formerEndsAt: Date | null): Decision {
  const { agentId, queueId } = item;
  const whom = agentId === null ? `in queue ${String(queueId)}` : `for agent ${agentId}`;
  return {
    interactionId: item.interactionId,
    kind: "wait-changed",
    summary: `The account's waits were changed: it waits ${whom}${untilText(item, account.waits)}`,
    inputs: { ...inputsOf(item, account), formerEndsAt },
  };
}

/** null where the reply stays with its agent: the refused offer says all. */
export function decisionAfterWait(
  outcome: AfterWait,
  { item, account, cause }: { readonly item: Wait; readonly account: Policy; readonly cause: WaitCause },
): Decision | null {
  const { interactionId } = item;
  const inputs = { because: cause, ...inputsOf(item, account) };
  const what = whatHappened(item, cause);
  switch (outcome.kind) {
    case "stays":
      return null;
    case "sent-back": {
      const { queueId } = outcome;
      const summary = `${what}: back to queue ${queueId}, in its place by time of receipt.`;
      return { interactionId, kind: "sent-back", summary, inputs: { ...inputs, queueId } };
    }
    case "actions":
      return { interactionId, kind: "wait-ended", summary: `${what}: on with the account's actions.`, inputs };
    case "ended": {
      const { reason, notBack } = outcome;
      const why = reason === "wait-limit" ? ", and nothing waits longer than 90 days" : notBackText(notBack);
      const summary = `${what}${why}: it is in Unread Messages.`;
      return { interactionId, kind: "ended", summary, inputs: { ...inputs, reason, notBack } };
    }
  }
}

function whatHappened({ agentId }: Wait, cause: WaitCause): string {
  if (agentId === null) return "Nobody of the agent's queue took it in time";
  switch (cause) {
    case "rejected":
      return `Agent ${agentId} passed`;
    case "access-lost":
      return `Agent ${agentId} serves the account no longer`;
    case "over":
      return `Agent ${agentId} did not take it in time`;
  }
}

function notBackText(notBack: NotBack | null): string {
  switch (notBack) {
    case null:
      return "";
    case "by-setting":
      return ", and the account ends routing then";
    case "never-queued":
      return ", and no queue had it before that it could go back to";
    case "queue-deleted":
      return ", and the queue it would go back to is deleted";
  }
}

function inputsOf({ id, agentId, waitsSince, waitEndsAt }: Wait, { id: accountId, version, waits }: Policy) {
  return { itemId: id, agentId, waitsSince, waitEndsAt, account: { id: accountId, version }, waits };
}
