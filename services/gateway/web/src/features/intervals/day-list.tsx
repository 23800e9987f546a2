import { ActionIcon, Button, Checkbox, TextInput } from "@mantine/core";
import type { FormErrors } from "@mantine/form";
import { AddIcon, CloseIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import styles from "./interval-sheet.module.css";
import { type DayValues, newDay } from "./interval-values.ts";

type DayListProps = {
  /** Where the days stand in the form, for their faults. */
  readonly path: string;
  readonly days: readonly DayValues[];
  readonly errors: FormErrors;
  readonly onChange: (days: DayValues[]) => void;
};

/** Days of a calendar, each with what it is and whether it comes back every year. */
export function DayList({ path, days, errors, onChange }: DayListProps) {
  const replace = (key: string, change: Partial<DayValues>): void => {
    onChange(days.map((day) => (day.key === key ? { ...day, ...change } : day)));
  };
  return (
    <div className={styles["group"]}>
      {days.map((day, index) => (
        <div key={day.key} className={styles["day"]}>
          <TextInput
            type="date"
            size="xs"
            aria-label={t("intervals.date")}
            value={day.date}
            error={errors[`${path}.${String(index)}.date`]}
            onChange={({ currentTarget }) => {
              replace(day.key, { date: currentTarget.value });
            }}
          />
          <TextInput
            size="xs"
            aria-label={t("intervals.dayLabel")}
            placeholder={t("intervals.dayLabel")}
            dir="auto"
            value={day.label}
            error={errors[`${path}.${String(index)}.label`]}
            onChange={({ currentTarget }) => {
              replace(day.key, { label: currentTarget.value });
            }}
          />
          <Checkbox
            size="xs"
            label={t("intervals.everyYear")}
            checked={day.everyYear}
            onChange={({ currentTarget }) => {
              replace(day.key, { everyYear: currentTarget.checked });
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("intervals.removeDay", { date: day.date })}
            onClick={() => {
              onChange(days.filter(({ key }) => key !== day.key));
            }}
          >
            <CloseIcon size={16} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<AddIcon size={16} stroke={1.5} />}
          onClick={() => {
            onChange([...days, newDay()]);
          }}
        >
          {t("intervals.addDay")}
        </Button>
      </div>
    </div>
  );
}
