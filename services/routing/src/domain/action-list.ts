import type { AccountAction } from "@mailroom/contracts/account-step";

export type QueueStep = {
  readonly queueId: string;
  readonly actionIndex: number;
  /** When the flow goes on to the next step; null: never. */
  readonly stepEndsAt: Date | null;
};

/** A step that the flow went past, and why. */
export type PassedOverStep = {
  readonly actionIndex: number;
  readonly kind: AccountAction["kind"];
  readonly why: "queue-deleted" | "not-carried-out-yet";
};

export type NextStep = {
  /** null: the list ends without a queue (S72). */
  readonly step: QueueStep | null;
  readonly passedOver: readonly PassedOverStep[];
};

/** Queues that the list names. */
export function queueIdsOf(actions: readonly AccountAction[]): string[] {
  return actions.flatMap((action) => (action.kind === "queue" ? [action.queueId] : []));
}

/**
 * The first step at or after `from` that leads to a queue which exists. A deleted queue is passed over: the mail must not
 * wait where nobody is. So are the other applications, which are settings so far: this service does not carry them out,
 * and what is recorded of the decision says so.
 */
export function nextQueueStep(
  actions: readonly AccountAction[],
  options: { readonly from: number; readonly queueIds: ReadonlySet<string>; readonly now: Date },
): NextStep {
  const passedOver: PassedOverStep[] = [];
  for (const [actionIndex, action] of actions.entries()) {
    if (actionIndex < options.from) continue;
    if (action.kind === "queue" && options.queueIds.has(action.queueId)) {
      const { queueId, timeoutSeconds } = action;
      const stepEndsAt = timeoutSeconds === null ? null : new Date(options.now.getTime() + timeoutSeconds * 1000);
      return { step: { queueId, actionIndex, stepEndsAt }, passedOver };
    }
    const why = action.kind === "queue" ? "queue-deleted" : "not-carried-out-yet";
    passedOver.push({ actionIndex, kind: action.kind, why });
  }
  return { step: null, passedOver };
}
