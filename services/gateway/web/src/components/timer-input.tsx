import { NumberInput } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { type MessageKey, t } from "../messages/format.ts";
import { showExactDuration, unknown } from "../messages/time.ts";
import { isDuration, partsOf, secondsOf, type TimerParts } from "./timer-parts.ts";
import styles from "./timer-input.module.css";

type TimerInputProps = {
  /** What is timed; names the group. */
  readonly label: string;
  /** The first field is found by it. */
  readonly path: string;
  readonly seconds: number;
  readonly error?: ReactNode;
  readonly onChange: (seconds: number) => void;
};

const units: readonly (readonly [keyof TimerParts, MessageKey])[] = [
  ["hours", "unit.hoursLabel"],
  ["minutes", "unit.minutesLabel"],
  ["seconds", "unit.secondsLabel"],
];

/** A duration in three fields. What goes beyond 59 is carried over when the field is left; the sum stands beside. */
export function TimerInput({ label, path, seconds, error, onChange }: TimerInputProps) {
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<keyof TimerParts, number | string>>>(() => partsOf(seconds));
  const isFaulty = error !== undefined && error !== null;
  return (
    <div role="group" aria-label={label} aria-describedby={id} className={styles["timer"]}>
      {units.map(([unit, name]) => (
        <NumberInput
          key={unit}
          label={t(name)}
          value={typed[unit]}
          {...(unit === "hours" ? { "data-path": path } : {})}
          hideControls
          w={80}
          error={isFaulty}
          aria-describedby={id}
          onChange={(value) => {
            const next = { ...typed, [unit]: value };
            setTyped(next);
            onChange(secondsOf(next));
          }}
          onBlur={() => {
            if (isDuration(secondsOf(typed))) setTyped(partsOf(secondsOf(typed)));
          }}
        />
      ))}
      <p id={id} className={styles["sum"]} data-faulty={isFaulty} role={isFaulty ? "alert" : undefined}>
        {isFaulty ? error : t("unit.sum", { duration: isDuration(seconds) ? showExactDuration(seconds) : unknown })}
      </p>
    </div>
  );
}
