import type { AccountAction } from "@mailroom/contracts/account-step";

/** The steps, each with an id: what was left out is made. An id is never used for another step later. */
export function withStepIds(steps: readonly AccountAction[], makeId: () => string): AccountAction[] {
  return steps.map((step) => (step.id === undefined ? { ...step, id: makeId() } : step));
}
