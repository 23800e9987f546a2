import { useId } from "react";
import styles from "./toggle-grid.module.css";

type Choice = { readonly value: number; readonly short: string; readonly full: string };

type ToggleGridProps = {
  readonly label: string;
  readonly help: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: number[]) => void;
  /** How many stand side by side. */
  readonly columns: number;
};

/** Some of a few numbers, such as days of the week: each is a button that is pressed or not. */
export function ToggleGrid({ label, help, choices, chosen, onChange, columns }: ToggleGridProps) {
  const id = useId();
  const toggle = (value: number): void => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    onChange(next.sort((a, b) => a - b));
  };
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-help`}>
      <div id={`${id}-label`} className={styles["label"]}>
        {label}
      </div>
      <div className={styles["grid"]} style={{ gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))` }}>
        {choices.map(({ value, short, full }) => (
          <button
            key={value}
            type="button"
            className={`${styles["choice"] ?? ""} tabular`}
            aria-pressed={chosen.includes(value)}
            onClick={() => {
              toggle(value);
            }}
          >
            <span aria-hidden>{short}</span>
            <span className="hidden-visually">{full}</span>
          </button>
        ))}
      </div>
      <div id={`${id}-help`} className={styles["help"]}>
        {help}
      </div>
    </div>
  );
}
