export type WorkItemKind = "new" | "reply";
export type WorkItemState = "waiting" | "offered" | "accepted" | "closed";

/** Replies that go before everything else (0), or the one line in which all wait (1): S75, S76. */
export type PriorityClass = 0 | 1;

/** An interaction that waits for an agent. At most one of an interaction is waiting or offered. */
export type WorkItem = {
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  readonly interactionId: string;
  readonly accountId: string;
  readonly kind: WorkItemKind;
  readonly state: WorkItemState;
  /** The queue it waits in; with `agentId`, the one it came from: weight and agent timeout are taken from it. */
  readonly queueId: string | null;
  /** Waits for this agent alone (S77, S78). */
  readonly agentId: string | null;
  readonly class: PriorityClass;
  /** When its first unanswered message was received. */
  readonly receivedAt: Date;
  readonly messageCount: number;
  /** From 1. Who refused is asked again in the next round only. */
  readonly round: number;
  readonly refusedBy: readonly string[];
  /** Set by a refusal: from then on everybody may be asked again. */
  readonly nextRoundAt: Date | null;
  /** Place in the account's list of actions; null: not there by the list. */
  readonly actionIndex: number | null;
  /** When the flow leaves this step of the list; null: never. */
  readonly stepEndsAt: Date | null;
  /** Since when it waits for its agent (S78), or then in the agent's queue (S74); null: it is no such wait. */
  readonly waitsSince: Date | null;
  /** When that wait is over, see `wait.ts`; null: never. */
  readonly waitEndsAt: Date | null;
  /** Why it was not offered when it was looked at last. */
  readonly waitReason: WaitReason | null;
};

export type WaitReason = "no-members" | "nobody-available" | "everybody-at-capacity" | "everybody-refused";

/** S75: only replies of accounts that prioritise them go ahead. */
export function classOf(kind: WorkItemKind, prioritizeReplies: boolean): PriorityClass {
  return kind === "reply" && prioritizeReplies ? 0 : 1;
}

/**
 * Back to waiting after an agent refused or let the offer lapse: others may be asked at once, the same agent after a pause
 * that grows from round to round, so that a mail which nobody wants does not spin.
 */
export function refuse(item: WorkItem, agentId: string, now: Date): WorkItem {
  return {
    ...item,
    state: "waiting",
    refusedBy: item.refusedBy.includes(agentId) ? item.refusedBy : [...item.refusedBy, agentId],
    nextRoundAt: new Date(now.getTime() + roundPauseMs(item.round)),
    waitReason: null,
  };
}

const firstPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;

/** 5 s after the first round, doubled from round to round, at most 5 minutes. */
export function roundPauseMs(round: number): number {
  return Math.min(firstPauseMs * 2 ** (round - 1), longestPauseMs);
}

/** The item with its next round begun where that is due. */
export function withDueRound(item: WorkItem, now: Date): WorkItem {
  if (item.nextRoundAt === null || item.nextRoundAt.getTime() > now.getTime()) return item;
  return { ...item, round: item.round + 1, refusedBy: [], nextRoundAt: null, waitReason: null };
}

export function isOpen(item: WorkItem): boolean {
  return item.state === "waiting" || item.state === "offered";
}
