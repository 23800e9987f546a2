/**
 * Carries a run through the list of actions until it has to wait or ends (X2). Pure and bounded: what is to be done
 * elsewhere is answered as effects and a stop, with the way it took and why steps were passed over (N2).
 */
import type { AccountAction } from "@mailroom/contracts/account-step";
import { matchInterval } from "@mailroom/intervals/match-interval";
import { type ActionList, stepKeyOf } from "./action-list.ts";
import { type FlowCause, type FlowRun, maxFlowSteps } from "./flow-run.ts";
import type { Interval } from "./interval.ts";
import { conditionHolds } from "./step-condition.ts";

type StepOf<K extends AccountAction["kind"]> = Extract<AccountAction, { kind: K }>;

/** To be ordered from interaction-history. `stepKey` and the message name the order: the same ones are the same order. */
export type FlowEffect = { readonly stepKey: string; readonly messageKey: string } & (
  | { readonly kind: "auto-reply"; readonly step: StepOf<"autoReply"> }
  | { readonly kind: "tag"; readonly tags: readonly string[] }
);

type Place = { readonly actionIndex: number; readonly stepId: string | null };

/** Where a run rests. */
export type FlowStop =
  | ({ readonly kind: "queue"; readonly queueId: string; readonly stepEndsAt: Date | null } & Place)
  | ({ readonly kind: "agent"; readonly agentId: string; readonly stepEndsAt: Date | null } & Place)
  | ({ readonly kind: "call"; readonly step: StepOf<"webhook">; readonly stepKey: string } & Place)
  | ({ readonly kind: "close"; readonly dispositionId: string | null; readonly stepKey: string } & Place)
  | { readonly kind: "list-ended" }
  | { readonly kind: "too-many-steps" };

export type PassedOverWhy =
  | "queue-deleted"
  | "agent-gone"
  | "interval-deleted"
  | "outside-interval"
  | "not-first-message"
  | "automatic-mail"
  | "backlog-mail"
  | "unverified-sender"
  | "message-unknown"
  | "jump-to-nowhere"
  | "not-for-further-messages";

/** One step as the run went through it. */
export type FlowTrace = { readonly actionIndex: number; readonly kind: AccountAction["kind"] } & (
  | { readonly went: "done" }
  | { readonly went: "jumped"; readonly to: number }
  | {
      readonly went: "passed-over";
      readonly why: PassedOverWhy;
      /** Outside of it. */
      readonly interval?: { readonly id: string; readonly name: string; readonly zone: string };
    }
);

export type FlowResult = {
  readonly run: FlowRun;
  readonly effects: readonly FlowEffect[];
  readonly stop: FlowStop;
  readonly trace: readonly FlowTrace[];
};

export type FlowOptions = {
  readonly now: Date;
  /**
   * A further message of an open interaction: only automatic replies of frequency `always` are carried out (S72), up to the
   * first step at which a run would wait or end.
   */
  readonly isFurtherMessage?: boolean;
};

/** `from`: index of the step to begin with. */
export function runFlow(run: FlowRun, from: number, list: ActionList, options: FlowOptions): FlowResult {
  const effects: FlowEffect[] = [];
  const trace: FlowTrace[] = [];
  let current = run;
  let index = from;
  for (;;) {
    const action = list.actions[index];
    const taken = takeNext(action, { index, run: current, list, options });
    if (taken.trace !== null && action !== undefined) {
      trace.push({ actionIndex: index, kind: action.kind, ...taken.trace });
    }
    if (taken.effect !== undefined) effects.push(taken.effect);
    current = { ...current, variables: { ...current.variables, ...taken.set }, stepCount: current.stepCount + 1 };
    if (typeof taken.next !== "number") {
      return { run: restingAt(current, taken.next), effects, stop: taken.next, trace };
    }
    index = taken.next;
  }
}

function takeNext(action: AccountAction | undefined, context: Context): Taken {
  if (action === undefined) return { next: { kind: "list-ended" }, trace: null };
  if (context.run.stepCount >= maxFlowSteps) return { next: { kind: "too-many-steps" }, trace: null };
  return takeStep(action, context);
}

function restingAt(run: FlowRun, stop: FlowStop): FlowRun {
  return { ...run, stepId: "stepId" in stop ? stop.stepId : null, isCalling: stop.kind === "call" };
}

type Context = {
  readonly index: number;
  readonly run: FlowRun;
  readonly list: ActionList;
  readonly options: FlowOptions;
};

type StepTrace = FlowTrace extends infer T ? (T extends FlowTrace ? Omit<T, "actionIndex" | "kind"> : never) : never;

type Taken = {
  readonly next: number | FlowStop;
  /** null: it says nothing that the stop does not say. */
  readonly trace: StepTrace | null;
  readonly effect?: FlowEffect;
  readonly set?: Readonly<Record<string, string>>;
};

function takeStep(action: AccountAction, context: Context): Taken {
  const outside = outsideInterval(action, context);
  if (outside !== null) return { next: context.index + 1, trace: outside };
  switch (action.kind) {
    case "queue":
    case "agent":
      return waitAt(action, context);
    case "autoReply":
      return answer(action, context);
    case "tag":
      return tag(action, context);
    case "set":
      return { ...done(context), set: { [action.variable]: action.value } };
    case "goto":
      return jump(action.stepId, context);
    case "gotoIf":
      return conditionHolds(action.condition, context.run) ? jump(action.stepId, context) : done(context);
    case "close":
      return { next: closing(action, context), trace: null };
    case "webhook":
      return call(action, context);
  }
}

function outsideInterval({ intervalId }: AccountAction, { list, options }: Context): StepTrace | null {
  if (intervalId === undefined || intervalId === null) return null;
  const interval = list.intervals.find(({ id }) => id === intervalId);
  if (interval === undefined || interval.isDeleted) return { went: "passed-over", why: "interval-deleted" };
  if (matchInterval(interval.rules, options.now).matches) return null;
  return { went: "passed-over", why: "outside-interval", interval: named(interval) };
}

function named({ id, name, rules }: Interval): { id: string; name: string; zone: string } {
  return { id, name, zone: rules.zone };
}

function done({ index }: Context): Taken {
  return { next: index + 1, trace: { went: "done" } };
}

function passedOver({ index }: Context, why: PassedOverWhy): Taken {
  return { next: index + 1, trace: { went: "passed-over", why } };
}

function waitAt(action: StepOf<"queue"> | StepOf<"agent">, context: Context): Taken {
  const { list, options } = context;
  const { timeoutSeconds } = action;
  const stepEndsAt = timeoutSeconds === null ? null : new Date(options.now.getTime() + timeoutSeconds * 1000);
  if (action.kind === "queue") {
    if (!list.queueIds.has(action.queueId)) return passedOver(context, "queue-deleted");
    const stop: FlowStop = { kind: "queue", queueId: action.queueId, stepEndsAt, ...placeOf(action, context) };
    return { next: stop, trace: null };
  }
  if (!list.agentIds.has(action.agentId)) return passedOver(context, "agent-gone");
  const stop: FlowStop = { kind: "agent", agentId: action.agentId, stepEndsAt, ...placeOf(action, context) };
  return { next: stop, trace: null };
}

function placeOf(action: AccountAction, { index }: Context): Place {
  return { actionIndex: index, stepId: action.id ?? null };
}

function answer(step: StepOf<"autoReply">, context: Context): Taken {
  const { run, index, options } = context;
  if (options.isFurtherMessage === true && step.frequency !== "always") {
    return passedOver(context, "not-for-further-messages");
  }
  const why = run.cause === null ? "message-unknown" : notAnswered(step, run.cause);
  if (run.cause === null || why !== null) return passedOver(context, why ?? "message-unknown");
  const { messageKey } = run.cause;
  return { ...done(context), effect: { kind: "auto-reply", step, messageKey, stepKey: stepKeyOf(step, index) } };
}

function notAnswered({ frequency }: StepOf<"autoReply">, cause: FlowCause): PassedOverWhy | null {
  if (cause.isAutomatic) return "automatic-mail";
  if (cause.isBacklog) return "backlog-mail";
  if (cause.isUnverified) return "unverified-sender";
  return frequency === "firstMessage" && !cause.isFirst ? "not-first-message" : null;
}

function tag(step: StepOf<"tag">, context: Context): Taken {
  const { run, index, options } = context;
  if (options.isFurtherMessage === true) return passedOver(context, "not-for-further-messages");
  if (run.cause === null) return passedOver(context, "message-unknown");
  const { messageKey } = run.cause;
  return { ...done(context), effect: { kind: "tag", tags: step.tags, messageKey, stepKey: stepKeyOf(step, index) } };
}

function jump(stepId: string, context: Context): Taken {
  const to = context.list.actions.findIndex(({ id }) => id === stepId);
  return to === -1 ? passedOver(context, "jump-to-nowhere") : { next: to, trace: { went: "jumped", to } };
}

function closing(step: StepOf<"close">, context: Context): FlowStop {
  const stepKey = stepKeyOf(step, context.index);
  return { kind: "close", dispositionId: step.dispositionId, stepKey, ...placeOf(step, context) };
}

function call(step: StepOf<"webhook">, context: Context): Taken {
  if (context.options.isFurtherMessage === true) return passedOver(context, "not-for-further-messages");
  if (context.run.cause === null) return passedOver(context, "message-unknown");
  const stepKey = stepKeyOf(step, context.index);
  return { next: { kind: "call", step, stepKey, ...placeOf(step, context) }, trace: null };
}
