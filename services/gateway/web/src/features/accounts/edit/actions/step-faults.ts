import { checkActions } from "@mailroom/action-flow/check-actions";
import type { StepFault } from "@mailroom/action-flow/step-fault";
import type { FormErrors } from "@mantine/form";
import { faultOf } from "../../../../components/field-rules.ts";
import { t } from "../../../../messages/format.ts";
import type { AccountDraft } from "../account-draft.ts";
import { type Step, timeoutRule } from "./step-kinds.ts";

/** What keeps the list from being stored, in the order of its steps; the server judges by the same rules. */
export function faultsOfSteps(steps: readonly Step[]): StepFault[] {
  const missing = steps.flatMap((step, index) => {
    const field = missingField(step);
    if (field === null) return [];
    return [{ pointer: `/actions/${index}/${field}`, detail: t("actions.incomplete", { number: index + 1 }) }];
  });
  const own = [...missing, ...steps.flatMap(faultOfTimeout)];
  const isNamed = new Set(own.map(({ pointer }) => pointer));
  return [...own, ...checkActions(steps).filter(({ pointer }) => !isNamed.has(pointer))].toSorted(
    (one, other) => indexOf(one) - indexOf(other),
  );
}

export function indexOf({ pointer }: Pick<StepFault, "pointer">): number {
  return Number(pointer.split("/")[2] ?? 0);
}

/** For the form: `actions.3.stepId`. */
export function faultsOfActions({ actions }: AccountDraft): FormErrors {
  return Object.fromEntries(
    faultsOfSteps(actions).map(({ pointer, detail }) => [pointer.slice(1).replaceAll("/", "."), detail]),
  );
}

function faultOfTimeout(step: Step, index: number): StepFault[] {
  if (!("timeoutSeconds" in step)) return [];
  const detail = faultOf(timeoutRule(step.kind), step.timeoutSeconds);
  return detail === null ? [] : [{ pointer: `/actions/${index}/timeoutSeconds`, detail }];
}

/** What of a step may not stay empty, in the order of its form. */
const needed: Readonly<Record<Step["kind"], readonly string[]>> = {
  queue: ["queueId"],
  agent: ["agentId"],
  autoReply: ["templateId"],
  tag: ["tags"],
  set: ["variable"],
  goto: ["stepId"],
  gotoIf: ["condition/name", "stepId"],
  webhook: ["url"],
  close: [],
};

/** The first thing that is still to be chosen. */
function missingField(step: Step): string | null {
  const flat: Readonly<Record<string, unknown>> =
    step.kind === "gotoIf" ? { ...step, "condition/name": step.condition.name } : step;
  return needed[step.kind].find((field) => isEmpty(flat[field])) ?? null;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : typeof value === "string" && value.trim() === "";
}
