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
  const own = [...missing, ...steps.flatMap(faultOfTimeout), ...steps.flatMap(faultsOfLength)];
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

/** Texts that are longer than the contract takes, each at its field. */
function faultsOfLength(step: Step, index: number): StepFault[] {
  return lengthsOf(step).flatMap(([field, text, maxLength]) => {
    const detail = faultOf({ maxLength }, text);
    return detail === null ? [] : [{ pointer: `/actions/${index}/${field}`, detail }];
  });
}

/** As the contract has it (`account-step.ts`), for which no form rules are generated. */
function lengthsOf(step: Step): [field: string, text: string, maxLength: number][] {
  switch (step.kind) {
    case "tag":
      return step.tags
        .filter((tag) => tag.length > 60)
        .slice(0, 1)
        .map((tag) => ["tags", tag, 60]);
    case "set":
      return [
        ["variable", step.variable, 40],
        ["value", step.value, 1_000],
      ];
    case "gotoIf":
      return [
        ["condition/name", step.condition.name, 100],
        ["condition/value", step.condition.value, 1_000],
      ];
    case "webhook":
      return [
        ["url", step.url, 2_000],
        ["variable", step.variable ?? "", 40],
      ];
    case "queue":
    case "agent":
    case "autoReply":
    case "goto":
    case "close":
      return [];
  }
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
