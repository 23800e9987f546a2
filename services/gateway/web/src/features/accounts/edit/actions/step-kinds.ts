/** The applications of the list (X2): their names, what a new one holds, and what one does in a line. */
import type { Account } from "../../../../api/resources.ts";
import type { FieldRule } from "../../../../components/field-rules.ts";
import { type MessageKey, t } from "../../../../messages/format.ts";
import { showExactDuration } from "../../../../messages/time.ts";

export type Step = Account["actions"][number];
export type StepKind = Step["kind"];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

export const kindLabels: Readonly<Record<StepKind, MessageKey>> = {
  queue: "actions.kind.queue",
  agent: "actions.kind.agent",
  autoReply: "actions.kind.autoReply",
  tag: "actions.kind.tag",
  set: "actions.kind.set",
  goto: "actions.kind.goto",
  gotoIf: "actions.kind.gotoIf",
  close: "actions.kind.close",
  webhook: "actions.kind.webhook",
};
/** In the order of the menu. */
export const stepKinds: readonly StepKind[] = [
  "queue",
  "agent",
  "autoReply",
  "tag",
  "set",
  "goto",
  "gotoIf",
  "close",
  "webhook",
];

/** As the contract has it (`account-step.ts`): a step's fields are a union, of which no form rules are generated. */
const mostSeconds = { queue: 604_800, agent: 604_800, webhook: 30 } as const;

export function timeoutRule(kind: keyof typeof mostSeconds): FieldRule {
  return { type: "integer", minimum: 1, maximum: mostSeconds[kind] };
}

/** What is not chosen yet is empty; the form says so until it is. */
export function newStep(kind: StepKind, id: string): Step {
  const step = { id, intervalId: null };
  switch (kind) {
    case "queue":
      return { ...step, kind, queueId: "", timeoutSeconds: null };
    case "agent":
      return { ...step, kind, agentId: "", timeoutSeconds: 300 };
    case "autoReply":
      return { ...step, kind, templateId: "", frequency: "oneTime", recipients: "reply" };
    case "tag":
      return { ...step, kind, tags: [] };
    case "set":
      return { ...step, kind, variable: "", value: "" };
    case "goto":
      return { ...step, kind, stepId: "" };
    case "gotoIf":
      return {
        ...step,
        kind,
        stepId: "",
        condition: { source: "field", name: "subject", operator: "contains", value: "" },
      };
    case "close":
      return { ...step, kind, dispositionId: null };
    case "webhook":
      return { ...step, kind, url: "", method: "POST", variable: null, timeoutSeconds: 10 };
  }
}

/** Names of what steps point to. */
export type StepNames = {
  readonly queue: (id: string) => string;
  readonly agent: (id: string) => string;
  readonly template: (id: string) => string;
  readonly disposition: (id: string) => string;
  /** "4", as the list numbers it; null where there is no such step. */
  readonly step: (id: string) => string | null;
};

const frequencyLabels = {
  oneTime: "actions.frequency.oneTime",
  firstMessage: "actions.frequency.firstMessage",
  always: "actions.frequency.always",
} as const;

export function summaryOf(step: Step, names: StepNames): string {
  switch (step.kind) {
    case "queue":
      return t("actions.sum.wait", { name: names.queue(step.queueId), limit: limitOf(step.timeoutSeconds) });
    case "agent":
      return t("actions.sum.wait", { name: names.agent(step.agentId), limit: limitOf(step.timeoutSeconds) });
    case "autoReply":
      return t("actions.sum.autoReply", {
        name: names.template(step.templateId),
        frequency: t(frequencyLabels[step.frequency]),
      });
    case "tag":
      return step.tags.join(", ");
    case "set":
      return t("actions.sum.set", { name: step.variable, value: step.value });
    case "goto":
      return jumpOf(step.stepId, names);
    case "gotoIf":
      return t("actions.sum.gotoIf", { condition: conditionOf(step.condition), jump: jumpOf(step.stepId, names) });
    case "close":
      return step.dispositionId === null ? t("actions.sum.closePlain") : names.disposition(step.dispositionId);
    case "webhook":
      return t("actions.sum.webhook", { method: step.method, url: step.url });
  }
}

function limitOf(seconds: number | null): string {
  return seconds === null ? t("actions.noLimit") : showExactDuration(seconds);
}

function jumpOf(stepId: string, names: StepNames): string {
  if (stepId === "") return t("actions.notChosen");
  const number = names.step(stepId);
  return number === null ? t("actions.toNowhere") : t("actions.toStep", { number });
}

export const operatorLabels = {
  equals: "actions.operator.equals",
  notEquals: "actions.operator.notEquals",
  contains: "actions.operator.contains",
  notContains: "actions.operator.notContains",
  startsWith: "actions.operator.startsWith",
  endsWith: "actions.operator.endsWith",
} as const;

export const fieldLabels = {
  subject: "actions.field.subject",
  from: "actions.field.from",
  to: "actions.field.to",
  body: "actions.field.body",
  contactName: "actions.field.contactName",
  listId: "actions.field.listId",
  isReply: "actions.field.isReply",
  isAutomatic: "actions.field.isAutomatic",
} as const;

function isField(name: string): name is keyof typeof fieldLabels {
  return Object.hasOwn(fieldLabels, name);
}

function conditionOf({ source, name, operator, value }: StepOf<"gotoIf">["condition"]): string {
  const subject = source === "field" && isField(name) ? t(fieldLabels[name]) : name;
  return t("actions.sum.condition", { subject, operator: t(operatorLabels[operator]), value });
}
