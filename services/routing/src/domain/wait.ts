/**
 * How long a reply waits for the agent who managed its interaction, and what becomes of it then (S26, S27, S74, S77 to S85).
 * Pure. The wait begins with the first unanswered reply; further replies do not restart it, only acceptance stops it. Without
 * a wait of the account's own it lasts for 90 days. In the legacy model a second wait, in the agent's queue, follows the first.
 */
import type { AccountPreferences } from "@mailroom/contracts/account-preferences";
import { refuse, type WorkItem } from "./work-item.ts";

/** What an account says about waiting; durations in seconds. */
export type WaitPolicy = {
  readonly model: AccountPreferences["routingModel"];
  /** null: off, the reply waits for as long as anything may. */
  readonly agentSeconds: number | null;
  readonly timeoutAction: AccountPreferences["timeoutAction"];
  readonly legacyAgentSeconds: number;
  readonly legacyQueueSeconds: number;
};

export function isSamePolicy(a: WaitPolicy, b: WaitPolicy): boolean {
  return (
    a.model === b.model &&
    a.agentSeconds === b.agentSeconds &&
    a.timeoutAction === b.timeoutAction &&
    a.legacyAgentSeconds === b.legacyAgentSeconds &&
    a.legacyQueueSeconds === b.legacyQueueSeconds
  );
}

type Waiting = Pick<WorkItem, "agentId" | "waitsSince">;

const dayMs = 24 * 60 * 60_000;
/** S80: nothing waits for one agent longer. */
export const longestWaitMs = 90 * dayMs;

/** When the wait is over, by the same clock as its beginning; null: it is none, or has no end. */
export function waitEndOf(policy: WaitPolicy, { agentId, waitsSince }: Waiting): Date | null {
  if (waitsSince === null) return null;
  if (agentId === null) {
    return policy.model === "legacy" ? later(waitsSince, policy.legacyQueueSeconds * 1000) : null;
  }
  const seconds = patienceOf(policy);
  return later(waitsSince, seconds === null ? longestWaitMs : Math.min(seconds * 1000, longestWaitMs));
}

function patienceOf(policy: WaitPolicy): number | null {
  return policy.model === "legacy" ? policy.legacyAgentSeconds : policy.agentSeconds;
}

function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** `over`: its time has come. `rejected`: its agent passed. `access-lost`: its agent serves the account no longer (S79). */
export type WaitCause = "over" | "rejected" | "access-lost";

/** Why a reply does not go back to a queue: it is not to, no queue ever had it, or that queue is deleted (S83, S84). */
export type NotBack = "by-setting" | "never-queued" | "queue-deleted";

export type AfterWait =
  /** It stays with its agent (S77). */
  | { readonly kind: "stays" }
  | { readonly kind: "sent-back"; readonly queueId: string }
  /** The legacy wait is over: on with the account's actions, from the first. */
  | { readonly kind: "actions" }
  | {
      readonly kind: "ended";
      readonly reason: "wait-timeout" | "wait-limit" | "agent-rejected" | "agent-gone";
      readonly notBack: NotBack | null;
    };

/** Where a reply could go back to. */
export type LastQueue = { readonly lastQueueId: string | null; readonly queueIds: ReadonlySet<string> };

/** What becomes of a reply whose wait has come to its end. */
export function afterWait(cause: WaitCause, policy: WaitPolicy, at: Waiting & LastQueue): AfterWait {
  if (cause === "access-lost") return backOrEnd("agent-gone", at);
  if (policy.model === "legacy") return afterLegacyWait(at);
  if (policy.agentSeconds === null) {
    return cause === "rejected" ? { kind: "stays" } : { kind: "ended", reason: "wait-limit", notBack: null };
  }
  const reason = cause === "rejected" ? "agent-rejected" : "wait-timeout";
  if (policy.timeoutAction === "END_ROUTING") return { kind: "ended", reason, notBack: "by-setting" };
  return backOrEnd(reason, at);
}

function backOrEnd(reason: Extract<AfterWait, { kind: "ended" }>["reason"], at: LastQueue): AfterWait {
  const back = lastQueueOf(at);
  return back.queueId === null ? { kind: "ended", reason, notBack: back.why } : { kind: "sent-back", ...back };
}

/** S74: first to the agent's queue; after that, or where there is none, on with the list. */
function afterLegacyWait(at: Waiting & LastQueue): AfterWait {
  const { queueId } = lastQueueOf(at);
  return at.agentId === null || queueId === null ? { kind: "actions" } : { kind: "sent-back", queueId };
}

function lastQueueOf({ lastQueueId, queueIds }: LastQueue) {
  if (lastQueueId === null) return { queueId: null, why: "never-queued" } as const;
  return queueIds.has(lastQueueId) ? { queueId: lastQueueId } : ({ queueId: null, why: "queue-deleted" } as const);
}

export type SentBack = { readonly queueId: string; readonly cause: WaitCause; readonly policy: WaitPolicy };

/**
 * The item in that queue, at the place of its first unanswered message (S82). Who has just passed is asked again in the next
 * round only; in the legacy model the second wait begins.
 */
export function sendBack(item: WorkItem, { queueId, cause, policy }: SentBack, now: Date): WorkItem {
  const fresh = freed({ ...item, queueId, waitsSince: policy.model === "legacy" ? now : null });
  const returned = cause === "rejected" && item.agentId !== null ? refuse(fresh, item.agentId, now) : fresh;
  return { ...returned, waitEndsAt: waitEndOf(policy, returned) };
}

/** The item for anybody to take, in a new round. */
export function freed(item: WorkItem): WorkItem {
  const round = { round: 1, refusedBy: [], nextRoundAt: null, waitReason: null };
  return { ...item, ...round, state: "waiting", agentId: null };
}
