import type { IntervalRules } from "@mailroom/contracts/interval-rules";

/** routing's copy of working time or holidays (X3). */
export type Interval = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rules: IntervalRules;
  readonly isDeleted: boolean;
};
