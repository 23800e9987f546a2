import type { AccountAction, StepCondition } from "@mailroom/contracts/account-step";
import { stepFields } from "@mailroom/contracts/step-field";
import { type FlowEdge, flowOf } from "./flow.ts";
import { type StepFault, stepFault } from "./step-fault.ts";

/**
 * What is wrong with a list of actions in itself (X2), each with its step: ids twice, jumps to nowhere, conditions that
 * cannot be asked, steps that no message reaches, loops that no message leaves. What steps name outside of the list:
 * `checkReferences`.
 */
export function checkActions(steps: readonly AccountAction[]): StepFault[] {
  const named = [...duplicateIds(steps), ...jumpsToNowhere(steps)];
  // with a jump unresolved, all that is said about ways would be guessing
  const ways = named.length > 0 ? [] : [...unreachableSteps(steps), ...endlessLoops(steps)];
  return [...named, ...faultyConditions(steps), ...ways];
}

function duplicateIds(steps: readonly AccountAction[]): StepFault[] {
  const ids = steps.map(({ id }) => id);
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    if (id === undefined || first === index) return [];
    return [stepFault(index, "id", `Step ${index + 1} has the same id as step ${first + 1}.`)];
  });
}

function jumpsToNowhere(steps: readonly AccountAction[]): StepFault[] {
  const edges = flowOf(steps).filter(({ to }) => to === "nowhere");
  return edges.flatMap(({ from }) =>
    from === "start" ? [] : [stepFault(from, "stepId", `Step ${from + 1} jumps to a step that does not exist.`)],
  );
}

function faultyConditions(steps: readonly AccountAction[]): StepFault[] {
  const variables = new Set(
    steps.flatMap((step) => (step.kind === "set" || step.kind === "webhook" ? [step.variable] : [])),
  );
  return steps.flatMap((step, index) => {
    const reason = step.kind === "gotoIf" ? faultOfCondition(step.condition, variables) : null;
    return reason === null ? [] : [stepFault(index, `condition/${reason.field}`, `Step ${index + 1} ${reason.text}`)];
  });
}

const isField = (name: string): boolean => stepFields.some((field) => field === name);
const yesOrNoFields = new Set(["isReply", "isAutomatic"]);
/** RFC 5322 §3.6.8: printable ASCII without a colon. */
const headerName = /^[!-9;-~]+$/;

function faultOfCondition(
  { source, name, operator, value }: StepCondition,
  variables: ReadonlySet<string | null>,
): { readonly field: string; readonly text: string } | null {
  if (source === "variable" && !variables.has(name)) {
    return { field: "name", text: `asks for the variable "${name}", which no step sets.` };
  }
  if (source === "header" && !headerName.test(name)) {
    return { field: "name", text: "names a header that cannot exist: letters, digits and hyphens only." };
  }
  if (source !== "field") return null;
  if (!isField(name)) return { field: "name", text: `asks for "${name}". Choose one of ${stepFields.join(", ")}.` };
  const isYesOrNo = operator === "equals" || operator === "notEquals" ? /^(?:true|false)$/i.test(value) : false;
  if (yesOrNoFields.has(name) && !isYesOrNo) {
    return { field: "value", text: `compares "${name}", which equals true or false and nothing else.` };
  }
  return null;
}

function unreachableSteps(steps: readonly AccountAction[]): StepFault[] {
  const reached = reach(flowOf(steps), "start");
  return steps.flatMap((_, index) => {
    const before = steps[index - 1];
    // of steps in a row that nothing leads to, the first one tells why
    if (before === undefined || reached.has(index) || !reached.has(index - 1)) return [];
    const why = `Step ${index} ${whyNothingFollows(before)}`;
    return [stepFault(index, null, `Step ${index + 1} is never reached: ${why}, and no step jumps here.`)];
  });
}

function whyNothingFollows(step: AccountAction): string {
  switch (step.kind) {
    case "queue":
      return "waits in its queue without a time limit";
    case "agent":
      return "waits for its agent without a time limit";
    case "close":
      return "closes the interaction";
    case "goto":
      return "always jumps elsewhere";
    case "gotoIf":
    case "autoReply":
    case "tag":
    case "set":
    case "webhook":
      return "leads elsewhere";
  }
}

/**
 * Steps from which no end can be reached. In such a loop nothing waits for an agent, closes or runs out of the list, and
 * its last step jumps back: that jump is the one to mend.
 */
function endlessLoops(steps: readonly AccountAction[]): StepFault[] {
  const edges = flowOf(steps);
  const reached = reach(edges, "start");
  return edges.flatMap(({ from, to }) => {
    if (typeof from !== "number" || typeof to !== "number" || to > from || !reached.has(from)) return [];
    const onward = reach(edges, from);
    const hasEnd = [...onward].some((place) => typeof place !== "number");
    if (hasEnd || !reach(edges, to).has(from)) return [];
    const loop = `Step ${from + 1} goes back to step ${to + 1} for ever`;
    return [stepFault(from, "stepId", `${loop}: no step of the loop waits, ends or leaves it.`)];
  });
}

/** Everything that can be reached from a place, with itself. */
function reach(edges: readonly FlowEdge[], from: FlowEdge["from"]): ReadonlySet<FlowEdge["from"] | FlowEdge["to"]> {
  const reached = new Set<FlowEdge["from"] | FlowEdge["to"]>([from]);
  // a set yields what is added while it is walked
  for (const place of reached) {
    for (const edge of edges) if (edge.from === place) reached.add(edge.to);
  }
  return reached;
}
