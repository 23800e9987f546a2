import type { Interval } from "@mailroom/contracts/api/interval";
import type { FieldError } from "@mailroom/contracts/domain-error";
import type { IntervalSnapshot } from "@mailroom/contracts/events/settings";
import type { IntervalRules } from "@mailroom/contracts/interval-rules";
import { isBlank } from "@mailroom/contracts/name";
import { isZone } from "@mailroom/intervals/wall-clock";

export type DefaultInterval = "working-time" | "holidays";

/** Working time or holidays, by name (X3). */
export type StoredInterval = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly rules: IntervalRules;
  /** Which of the two it is that exist from the start. */
  readonly defaultFor: DefaultInterval | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type IntervalDraft = Pick<StoredInterval, "name" | "description" | "rules" | "defaultFor">;

/** What an installation begins with: office hours, and holidays that only its people know. */
export const defaultIntervals: readonly IntervalDraft[] = [
  {
    name: "Working time",
    description: null,
    rules: {
      zone: "UTC",
      subsets: [
        {
          kind: "range",
          name: "Monday to Friday",
          from: "09:00",
          until: "18:00",
          weekDays: [1, 2, 3, 4, 5],
          monthDays: [],
          months: [],
        },
      ],
      holidays: [],
    },
    defaultFor: "working-time",
  },
  {
    name: "Holidays",
    description: null,
    rules: { zone: "UTC", subsets: [{ kind: "dates", name: "Holidays", dates: [] }], holidays: [] },
    defaultFor: "holidays",
  },
];

/** What the form of the rules alone does not say. */
export function faultsOfIntervalRules({ zone, subsets }: IntervalRules): FieldError[] {
  const ofZone = { pointer: "/zone", detail: "There is no such time zone. Write an IANA name such as Europe/Rome." };
  const ofNames = subsets.flatMap(({ name }, index) =>
    isBlank(name) ? [{ pointer: `/subsets/${index}/name`, detail: "Write a name that can be seen." }] : [],
  );
  return [...(isZone(zone) ? [] : [ofZone]), ...ofNames];
}

export function showInterval(interval: StoredInterval): Interval {
  const { rules, defaultFor, createdAt, updatedAt, ...shown } = interval;
  return {
    ...shown,
    ...rules,
    isDefault: defaultFor !== null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function intervalSnapshot(interval: StoredInterval, deleted: boolean): IntervalSnapshot {
  const { id: intervalId, version, name, rules } = interval;
  return { intervalId, version, name, ...rules, deleted };
}
