/** What the account's list of actions names, and where in it a run goes on. */
import { idsNamed } from "@mailroom/action-flow/check-references";
import type { AccountAction } from "@mailroom/contracts/account-step";
import type { Interval } from "./interval.ts";

/** The list as it stands now, with those of the things it names that exist. */
export type ActionList = {
  readonly actions: readonly AccountAction[];
  readonly queueIds: ReadonlySet<string>;
  /** Agents who exist and may work. */
  readonly agentIds: ReadonlySet<string>;
  readonly intervals: readonly Interval[];
};

/** Intervals that the list names and routing has not heard of yet. */
export function unknownIntervalIds({ actions, intervals }: Pick<ActionList, "actions" | "intervals">): string[] {
  const known = new Set(intervals.map(({ id }) => id));
  return idsNamed(actions, "interval").filter((id) => !known.has(id));
}

/**
 * The index behind the step at which a run waited. The list may have been changed meanwhile: the step is found by its id;
 * one that is gone is replaced by what stands in its place now.
 */
export function indexAfter(
  actions: readonly AccountAction[],
  left: { readonly stepId: string | null; readonly actionIndex: number },
): number {
  if (left.stepId === null) return left.actionIndex + 1;
  const index = actions.findIndex(({ id }) => id === left.stepId);
  return index === -1 ? left.actionIndex : index + 1;
}

/** Names a step in commands: its id, or its place in a list from before steps had ids. */
export function stepKeyOf(action: AccountAction, actionIndex: number): string {
  return action.id ?? `#${actionIndex}`;
}
