/** A run's way through the list in plain words (N2). Steps are counted from 1, as people do. */
import type { FlowTrace, PassedOverWhy } from "./run-flow.ts";

/** Of each sentence; a list that jumps back may take hundreds of steps. */
const maxNamed = 20;
/** Kept with a decision. */
const maxKept = 100;

const whyPassedOver: Readonly<Record<Exclude<PassedOverWhy, "outside-interval">, string>> = {
  "queue-deleted": "its queue is deleted",
  "agent-gone": "its agent is gone",
  "interval-deleted": "its interval is deleted",
  "not-first-message": "not the first message",
  "automatic-mail": "automatic mail is not answered",
  "backlog-mail": "mail from before the account was activated is not answered",
  "unverified-sender": "the sender is not verified",
  "message-unknown": "its message is not known any more",
  "jump-to-nowhere": "it jumps to a step that does not exist",
  "not-for-further-messages": "not for further messages",
};

/** Sentences to put behind another one; empty where there is nothing to tell. */
export function traceText(trace: readonly FlowTrace[]): string {
  const done = trace.filter(({ went }) => went !== "passed-over");
  const passed = trace.filter(({ went }) => went === "passed-over");
  return sentence("Carried out", done) + sentence("Passed over", passed);
}

/** What of the way is stored with a decision: its beginning. */
export function traceInputs(trace: readonly FlowTrace[]): Readonly<Record<string, unknown>> {
  return { steps: trace.slice(0, maxKept), stepCount: trace.length };
}

function sentence(what: string, steps: readonly FlowTrace[]): string {
  if (steps.length === 0) return "";
  const more = steps.length > maxNamed ? ` and ${steps.length - maxNamed} more` : "";
  return ` ${what}: step ${steps.slice(0, maxNamed).map(stepText).join(", ")}${more}.`;
}

function stepText(step: FlowTrace): string {
  const number = step.actionIndex + 1;
  switch (step.went) {
    case "done":
      return step.kind === "gotoIf" ? `${number} (gotoIf: not so)` : `${number} (${step.kind})`;
    case "jumped":
      return `${number} (${step.kind}: to step ${step.to + 1})`;
    case "passed-over":
      return `${number} (${step.kind}: ${whyText(step)})`;
  }
}

function whyText({ why, interval }: Extract<FlowTrace, { went: "passed-over" }>): string {
  if (why !== "outside-interval") return whyPassedOver[why];
  return interval === undefined ? "outside its interval" : `outside ${interval.name} (${interval.zone})`;
}
