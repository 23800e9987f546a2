import type { FlowRun } from "./flow-run.ts";

/** A web hook that a run waits for (X2). */
export type FlowCall = {
  /** Made from its cause: the receiver gets it as idempotency key. */
  readonly id: string;
  readonly interactionId: string;
  readonly accountId: string;
  readonly stepId: string | null;
  readonly actionIndex: number;
  readonly url: string;
  readonly method: "GET" | "POST";
  /** Takes the answer; null: nobody wants it. */
  readonly variable: string | null;
  readonly timeoutSeconds: number;
  /** Counting the one under way. */
  readonly attempts: number;
};

export type CallResult =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  /** `canRepeat`: another attempt may help. */
  | { readonly kind: "failed"; readonly reason: string; readonly canRepeat: boolean };

const pausesMs = [2_000, 10_000];

/** When to ask again, or null: it is given up. */
export function nextAttemptAt(call: FlowCall, result: CallResult, now: Date): Date | null {
  const pauseMs = pausesMs[call.attempts - 1];
  if (result.kind === "answered" || !result.canRepeat || pauseMs === undefined) return null;
  return new Date(now.getTime() + pauseMs);
}

/** Longer answers are cut. */
const maxValueLength = 1_000;

/** The run with the answer in its variable; an empty one where there was none. */
export function withAnswer(run: FlowRun, { variable }: FlowCall, result: CallResult): FlowRun {
  if (variable === null) return run;
  const text = result.kind === "answered" ? result.text.trim().slice(0, maxValueLength).toWellFormed() : "";
  return { ...run, variables: { ...run.variables, [variable]: text.replaceAll("\0", "") } };
}

/** What the receiver of a POST gets. The message's text and its headers stay here. */
export function callBody(call: FlowCall, run: FlowRun): Readonly<Record<string, unknown>> {
  const { interactionId, accountId, stepId } = call;
  const facts = run.cause?.facts ?? null;
  return {
    callId: call.id,
    interactionId,
    accountId,
    stepId,
    messageId: run.cause?.messageKey ?? null,
    message:
      facts === null
        ? null
        : {
            subject: facts.subject,
            from: facts.from,
            to: facts.to,
            isReply: facts.isReply,
            contactName: facts.contactName,
          },
    variables: run.variables,
  };
}
