import { ActionIcon, TextInput } from "@mantine/core";
import type { FormErrors } from "@mantine/form";
import { CloseIcon } from "../../components/icon.tsx";
import { ToggleGrid } from "../../components/toggle-grid.tsx";
import { monthName, weekDayName } from "../../messages/calendar.ts";
import { t } from "../../messages/format.ts";
import { DayList } from "./day-list.tsx";
import styles from "./interval-sheet.module.css";
import type { SubsetValues } from "./interval-values.ts";
import { timeOfDay } from "./time-of-day.ts";

type SubsetFieldsProps = {
  readonly index: number;
  readonly subset: SubsetValues;
  readonly errors: FormErrors;
  readonly onChange: (change: Partial<SubsetValues>) => void;
  readonly onRemove: () => void;
};

/** One rule of an interval: hours, days, or always. */
export function SubsetFields({ index, subset, errors, onChange, onRemove }: SubsetFieldsProps) {
  const path = `subsets.${String(index)}`;
  const number = index + 1;
  return (
    <fieldset className={styles["subset"]}>
      <legend className="hidden-visually">{t("intervals.subset", { number })}</legend>
      <div className={styles["head"]}>
        <TextInput
          label={t(`intervals.subset.${subset.kind}`)}
          description={t("intervals.subsetNameHelp")}
          aria-label={t("intervals.subsetName", { number })}
          dir="auto"
          value={subset.name}
          error={errors[`${path}.name`]}
          onChange={({ currentTarget }) => {
            onChange({ name: currentTarget.value });
          }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          className={styles["remove"] ?? ""}
          aria-label={t("intervals.removeSubset", { name: subset.name, number })}
          onClick={onRemove}
        >
          <CloseIcon size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      {subset.kind === "range" && <RangeFields path={path} subset={subset} errors={errors} onChange={onChange} />}
      {subset.kind === "dates" && (
        <DayList
          path={`${path}.dates`}
          days={subset.dates}
          errors={errors}
          onChange={(dates) => {
            onChange({ dates });
          }}
        />
      )}
    </fieldset>
  );
}

type RangeProps = Pick<SubsetFieldsProps, "subset" | "errors" | "onChange"> & { readonly path: string };

function RangeFields({ path, subset, errors, onChange }: RangeProps) {
  const [from, until] = [timeOfDay(subset.from), timeOfDay(subset.until)];
  const isPastMidnight = from !== null && until !== null && until < from;
  return (
    <>
      <div className={styles["pair"]}>
        {(["from", "until"] as const).map((name) => (
          <TextInput
            key={name}
            inputMode="numeric"
            label={t(`intervals.${name}`)}
            description={t(`intervals.${name}Help`)}
            value={subset[name]}
            error={errors[`${path}.${name}`]}
            onChange={({ currentTarget }) => {
              onChange({ [name]: currentTarget.value });
            }}
            onBlur={({ currentTarget }) => {
              const time = timeOfDay(currentTarget.value);
              if (time !== null && time !== subset[name]) onChange({ [name]: time });
            }}
          />
        ))}
      </div>
      {isPastMidnight && <p className={styles["note"]}>{t("intervals.pastMidnight")}</p>}
      <ToggleGrid
        label={t("intervals.weekDays")}
        help={t("intervals.weekDaysHelp")}
        columns={7}
        choices={numbersTo(7).map((value) => ({
          value,
          short: weekDayName(value, "short"),
          full: weekDayName(value, "long"),
        }))}
        chosen={subset.weekDays}
        onChange={(weekDays) => {
          onChange({ weekDays });
        }}
      />
      <MonthDays subset={subset} onChange={onChange} />
      <Months subset={subset} onChange={onChange} />
    </>
  );
}

type PartProps = Pick<SubsetFieldsProps, "subset" | "onChange">;

function MonthDays({ subset, onChange }: PartProps) {
  return (
    <details className={styles["more"]} open={subset.monthDays.length > 0}>
      <summary>{t("intervals.monthDays")}</summary>
      <div>
        <ToggleGrid
          label={t("intervals.monthDays")}
          help={t("intervals.monthDaysHelp")}
          columns={8}
          choices={numbersTo(31).map((value) => ({ value, short: String(value), full: String(value) }))}
          chosen={subset.monthDays}
          onChange={(monthDays) => {
            onChange({ monthDays });
          }}
        />
      </div>
    </details>
  );
}

function Months({ subset, onChange }: PartProps) {
  return (
    <details className={styles["more"]} open={subset.months.length > 0}>
      <summary>{t("intervals.months")}</summary>
      <div>
        <ToggleGrid
          label={t("intervals.months")}
          help={t("intervals.monthsHelp")}
          columns={6}
          choices={numbersTo(12).map((value) => ({
            value,
            short: monthName(value, "short"),
            full: monthName(value, "long"),
          }))}
          chosen={subset.months}
          onChange={(months) => {
            onChange({ months });
          }}
        />
      </div>
    </details>
  );
}

function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
