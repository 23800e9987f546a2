import type { AccountAction } from "@mailroom/contracts/account-step";

/** Where a message is once the list is done with it. `nowhere`: a jump to a step that does not exist. */
export type FlowEnd = "agent" | "closed" | "unread" | "nowhere";

export type FlowEdge = {
  /** Index of a step. */
  readonly from: number | "start";
  readonly to: number | FlowEnd;
  readonly label:
    | { readonly kind: "next" | "jump" | "yes" | "no" | "accepted" | "closes" }
    /** Outside of the step's interval. */
    | { readonly kind: "skipped" }
    | { readonly kind: "timeout"; readonly seconds: number };
};

/** The ways a message can take through the list of actions (X2): for the check and for the drawing. */
export function flowOf(steps: readonly AccountAction[]): FlowEdge[] {
  const indexes = new Map(steps.map(({ id }, index) => [id, index]));
  const entry: FlowEdge = { from: "start", to: steps.length > 0 ? 0 : "unread", label: { kind: "next" } };
  return [entry, ...steps.flatMap((step, index) => edgesOf(step, index, { indexes, count: steps.length }))];
}

type Place = { readonly indexes: ReadonlyMap<string | undefined, number>; readonly count: number };

function edgesOf(step: AccountAction, from: number, { indexes, count }: Place): FlowEdge[] {
  const next = from + 1 < count ? from + 1 : "unread";
  const jump = "stepId" in step ? (indexes.get(step.stepId) ?? "nowhere") : "nowhere";
  const ways = waysOf(step, from, { next, jump });
  return typeof step.intervalId === "string" ? [...ways, edge(from, next, "skipped")] : ways;
}

type Ways = { readonly next: FlowEdge["to"]; readonly jump: FlowEdge["to"] };

function waysOf(step: AccountAction, from: number, { next, jump }: Ways): FlowEdge[] {
  switch (step.kind) {
    case "queue":
    case "agent":
      return waitEdges(step.timeoutSeconds, from, next);
    case "goto":
      return [edge(from, jump, "jump")];
    case "gotoIf":
      return [edge(from, jump, "yes"), edge(from, next, "no")];
    case "close":
      return [edge(from, "closed", "closes")];
    case "autoReply":
    case "tag":
    case "set":
    case "webhook":
      return [edge(from, next, "next")];
  }
}

function waitEdges(seconds: number | null, from: number, next: FlowEdge["to"]): FlowEdge[] {
  const accepted = edge(from, "agent", "accepted");
  return seconds === null ? [accepted] : [accepted, { from, to: next, label: { kind: "timeout", seconds } }];
}

type PlainLabel = Exclude<FlowEdge["label"], { kind: "timeout" }>["kind"];

function edge(from: number, to: FlowEdge["to"], kind: PlainLabel): FlowEdge {
  return { from, to, label: { kind } };
}
