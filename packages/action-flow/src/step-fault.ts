/** What is wrong with one step, in the form of a problem's `errors`. */
export type StepFault = {
  /** JSON pointer into the account, e.g. `/actions/1/stepId`. */
  readonly pointer: string;
  /** In plain words; steps are counted from 1. */
  readonly detail: string;
};

/** `field` without it means the step as a whole. */
export function stepFault(index: number, field: string | null, detail: string): StepFault {
  return { pointer: `/actions/${index}${field === null ? "" : `/${field}`}`, detail };
}
