/** The rules of an interval in a line each, for a person who compares two versions. */
import type { IntervalSubset } from "../../api/resources.ts";
import type { ToldField } from "../../components/told-fields.ts";
import { monthName, weekDayName } from "../../messages/calendar.ts";
import { t } from "../../messages/format.ts";
import { type IntervalValues, rulesOf } from "./interval-values.ts";

export function tellInterval(values: IntervalValues): readonly ToldField[] {
  const { subsets, holidays } = rulesOf(values);
  const days = holidays.map(dayText);
  return [
    { name: "name", label: t("intervals.name"), value: values.name },
    { name: "description", label: t("intervals.description"), value: values.description },
    { name: "zone", label: t("intervals.zone"), value: values.zone },
    { name: "subsets", label: t("intervals.rules"), value: subsets, text: subsets.map(ruleText).join("\n") },
    { name: "holidays", label: t("intervals.holidays"), value: holidays, text: days.join("\n") },
  ];
}

function ruleText(rule: IntervalSubset): string {
  return [rule.name, ...partsOf(rule)].filter((part) => part !== "").join(", ");
}

function partsOf(rule: IntervalSubset): readonly string[] {
  if (rule.kind === "always") return [];
  if (rule.kind === "dates") return rule.dates.map(dayText);
  const { from, until, weekDays, monthDays, months } = rule;
  return [
    `${from}–${until}`,
    weekDays.map((day) => weekDayName(day, "short")).join(" "),
    monthDays.join(" "),
    months.map((month) => monthName(month, "short")).join(" "),
  ];
}

type Day = { readonly date: string; readonly everyYear: boolean; readonly label: string };

function dayText({ date, everyYear, label }: Day): string {
  return [date, label, everyYear ? t("intervals.everyYear") : ""].filter((part) => part !== "").join(", ");
}
