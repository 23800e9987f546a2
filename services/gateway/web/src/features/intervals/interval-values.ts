/** What the form of an interval holds: as the API's rules, but each rule keeps what was typed for the other kinds. */
import type { FormErrors } from "@mantine/form";
import { createInterval } from "../../api/constraints.gen.ts";
import type { Interval, IntervalCreate, IntervalSubset } from "../../api/resources.ts";
import { faultOf, faultsIn, type FieldRule } from "../../components/field-rules.ts";
import { t } from "../../messages/format.ts";
import { timeOfDay } from "./time-of-day.ts";

export const subsetKinds = ["range", "dates", "always"] as const;

export type DayValues = { readonly key: string; date: string; everyYear: boolean; label: string };
export type SubsetValues = {
  /** For the list on the screen only. */
  readonly key: string;
  kind: IntervalSubset["kind"];
  name: string;
  from: string;
  until: string;
  weekDays: number[];
  monthDays: number[];
  months: number[];
  dates: DayValues[];
};
export type IntervalValues = {
  name: string;
  description: string;
  zone: string;
  subsets: SubsetValues[];
  holidays: DayValues[];
};
export type Rules = Pick<IntervalCreate, "zone" | "subsets" | "holidays">;

let madeKeys = 0;
function nextKey(): string {
  madeKeys += 1;
  return String(madeKeys);
}

/** Office hours are what most people come for. */
export function newSubset(kind: IntervalSubset["kind"], name: string): SubsetValues {
  const hours = { from: "09:00", until: "18:00", weekDays: [1, 2, 3, 4, 5], monthDays: [], months: [] };
  return { key: nextKey(), kind, name, ...hours, dates: kind === "dates" ? [newDay()] : [] };
}

export function newDay(): DayValues {
  return { key: nextKey(), date: "", everyYear: false, label: "" };
}

/** @param zone of a new interval: the person's own. */
export function valuesOf(interval: Interval | null, zone: string): IntervalValues {
  return {
    name: interval?.name ?? "",
    description: interval?.description ?? "",
    zone: interval?.zone ?? zone,
    subsets: interval?.subsets.map(subsetValuesOf) ?? [],
    holidays: interval?.holidays.map((day) => ({ key: nextKey(), ...day })) ?? [],
  };
}

function subsetValuesOf(subset: IntervalSubset): SubsetValues {
  const blank = newSubset(subset.kind, subset.name);
  if (subset.kind === "always") return blank;
  if (subset.kind === "dates") return { ...blank, dates: subset.dates.map((day) => ({ key: nextKey(), ...day })) };
  return { ...blank, ...subset };
}

export function rulesOf({ zone, subsets, holidays }: IntervalValues): Rules {
  return { zone, subsets: subsets.map(subsetOf), holidays: holidays.map(dayOf) };
}

export function bodyOf(values: IntervalValues): IntervalCreate {
  const description = values.description.trim();
  return { name: values.name.trim(), description: description === "" ? null : description, ...rulesOf(values) };
}

function subsetOf(values: SubsetValues): IntervalSubset {
  const { kind, weekDays, monthDays, months } = values;
  const [from, until] = [timeOfDay(values.from) ?? values.from, timeOfDay(values.until) ?? values.until];
  const name = values.name.trim();
  if (kind === "always") return { kind, name };
  if (kind === "dates") return { kind, name, dates: values.dates.map(dayOf) };
  return { kind, name, from, until, weekDays, monthDays, months };
}

function dayOf({ date, everyYear, label }: DayValues) {
  return { date, everyYear, label: label.trim() };
}

/** As the contract has it: the rules of an interval are a union, of which no form rules are generated. */
const subsetNameRule: FieldRule = { required: true, maxLength: 100 };
const { maxLength: maxLabelLength } = createInterval["holidays[].label"];
const labelRule: FieldRule = { maxLength: maxLabelLength };

/** An empty label, no rule at all and no holidays are allowed: only what has to be filled in is or shortened is told. */
export function faultsOf(values: IntervalValues): FormErrors {
  const { name, description, zone } = createInterval;
  const faults = faultsIn({ name, description, zone }, values);
  const check = (path: string, rule: FieldRule, text: string): void => {
    const fault = faultOf(rule, text);
    if (fault !== null) faults[path] = fault;
  };
  const checkDays = (path: string, days: readonly DayValues[]): void => {
    days.forEach(({ date, label }, index) => {
      check(`${path}.${String(index)}.date`, { required: true }, date);
      check(`${path}.${String(index)}.label`, labelRule, label.trim());
    });
  };
  checkDays("holidays", values.holidays);
  values.subsets.forEach((subset, index) => {
    const at = `subsets.${String(index)}`;
    check(`${at}.name`, subsetNameRule, subset.name.trim());
    if (subset.kind === "range") {
      for (const name of ["from", "until"] as const) {
        if (timeOfDay(subset[name]) === null) faults[`${at}.${name}`] = t("intervals.timeRule");
      }
    }
    if (subset.kind === "dates") checkDays(`${at}.dates`, subset.dates);
  });
  return faults;
}

/** Whether the rules can be tried; the name of the interval does not matter for that. */
export function isComplete(values: IntervalValues): boolean {
  return Object.keys(faultsOf({ ...values, name: "x" })).length === 0;
}
