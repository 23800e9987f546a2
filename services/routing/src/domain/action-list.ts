import type { AccountAction } from "@mailroom/contracts/account-step";

export type QueueStep = {
  readonly queueId: string;
  readonly actionIndex: number;
  /** When the flow goes on to the next step; null: never. */
  readonly stepEndsAt: Date | null;
};

/** Queues that the list names. */
export function queueIdsOf(actions: readonly AccountAction[]): string[] {
  return actions.flatMap((action) => (action.kind === "queue" ? [action.queueId] : []));
}

/**
 * The first step at or after `from` that leads to a queue which exists, or null where the list ends without one (S72). A
 * deleted queue is passed over: the mail must not wait where nobody is.
 */
export function nextQueueStep(
  actions: readonly AccountAction[],
  options: { readonly from: number; readonly queueIds: ReadonlySet<string>; readonly now: Date },
): QueueStep | null {
  for (const [index, action] of actions.entries()) {
    // the other applications are settings so far: this service does not carry them out yet
    if (index < options.from || action.kind !== "queue" || !options.queueIds.has(action.queueId)) continue;
    const { queueId, timeoutSeconds } = action;
    const stepEndsAt = timeoutSeconds === null ? null : new Date(options.now.getTime() + timeoutSeconds * 1000);
    return { queueId, actionIndex: index, stepEndsAt };
  }
  return null;
}
