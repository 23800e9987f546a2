import type { AccountAction } from "@mailroom/contracts/account-step";
import { type StepFault, stepFault } from "./step-fault.ts";

/** Ids of what exists. What is left out is not checked. */
export type KnownReferences = Partial<Readonly<Record<ReferenceKind, ReadonlySet<string>>>>;
export type ReferenceKind = "queue" | "agent" | "template" | "disposition" | "interval";

type Reference = { readonly kind: ReferenceKind; readonly field: string; readonly id: string; readonly index: number };

const nouns = {
  queue: "a queue",
  agent: "an agent",
  template: "a named template",
  disposition: "a disposition",
  interval: "an interval",
};

/** What the steps name that does not exist, each with its step. */
export function checkReferences(steps: readonly AccountAction[], known: KnownReferences): StepFault[] {
  return referencesOf(steps)
    .filter(({ kind, id }) => known[kind]?.has(id) === false)
    .map(({ index, field, kind }) =>
      stepFault(index, field, `Step ${index + 1} names ${nouns[kind]} that does not exist.`),
    );
}

/** Ids of one kind that the steps name, each once. */
export function idsNamed(steps: readonly AccountAction[], kind: ReferenceKind): string[] {
  return [...new Set(referencesOf(steps).flatMap((reference) => (reference.kind === kind ? [reference.id] : [])))];
}

function referencesOf(steps: readonly AccountAction[]): Reference[] {
  return steps.flatMap((step, index) =>
    [...ownReferences(step), ...named("interval", "intervalId", step.intervalId)].map((found) => ({ ...found, index })),
  );
}

function ownReferences(step: AccountAction): Omit<Reference, "index">[] {
  switch (step.kind) {
    case "queue":
      return named("queue", "queueId", step.queueId);
    case "agent":
      return named("agent", "agentId", step.agentId);
    case "autoReply":
      return named("template", "templateId", step.templateId);
    case "close":
      return named("disposition", "dispositionId", step.dispositionId);
    case "tag":
    case "set":
    case "goto":
    case "gotoIf":
    case "webhook":
      return [];
  }
}

function named(kind: ReferenceKind, field: string, id: string | null | undefined): Omit<Reference, "index">[] {
  return id === null || id === undefined ? [] : [{ kind, field, id }];
}
