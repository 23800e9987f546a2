/** When an interval matches (X3): the same in the API and in the event. */
import Type, { type Static } from "typebox";
import { closed } from "./closed.ts";

const Name = Type.String({ minLength: 1, maxLength: 100 });
const TimeOfDay = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", description: "HH:MM, local to the zone" });
const LocalDate = Type.String({ format: "date", description: "YYYY-MM-DD, local to the zone" });
const numbers = (minimum: number, maximum: number, description: string) =>
  Type.Array(Type.Integer({ minimum, maximum }), { uniqueItems: true, maxItems: maximum, description });

/** Any subset that matches counts. */
export const IntervalSubset = Type.Union([
  closed({ kind: Type.Literal("always"), name: Name }),
  closed({
    kind: Type.Literal("range"),
    name: Name,
    from: TimeOfDay,
    until: Type.String({
      pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$",
      description: "The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight",
    }),
    weekDays: numbers(1, 7, "1 = Monday to 7 = Sunday; empty: every day"),
    monthDays: numbers(1, 31, "Empty: every day"),
    months: numbers(1, 12, "Empty: every month"),
  }),
  closed({
    kind: Type.Literal("dates"),
    name: Name,
    dates: Type.Array(closed({ date: LocalDate, everyYear: Type.Boolean(), label: Type.String({ maxLength: 100 }) }), {
      maxItems: 400,
    }),
  }),
]);
export type IntervalSubset = Static<typeof IntervalSubset>;

export const IntervalRules = closed({
  zone: Type.String({ minLength: 1, maxLength: 64, description: "IANA time zone, e.g. Europe/Rome" }),
  subsets: Type.Array(IntervalSubset, { maxItems: 50 }),
  holidays: Type.Array(closed({ date: LocalDate, everyYear: Type.Boolean(), label: Type.String({ maxLength: 100 }) }), {
    maxItems: 400,
    description: "Days on which nothing matches, whatever the subsets say",
  }),
});
export type IntervalRules = Static<typeof IntervalRules>;
