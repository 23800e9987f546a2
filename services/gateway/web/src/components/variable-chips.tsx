import { Tooltip } from "@mantine/core";
import { t } from "../messages/format.ts";
import styles from "./variable-chips.module.css";

type Variable = { readonly name: string; readonly description: string };
type VariableChipsProps = { readonly variables: readonly Variable[]; readonly onInsert: (name: string) => void };

/** The variables that a text may name, to be put in where the cursor stands. */
export function VariableChips({ variables, onInsert }: VariableChipsProps) {
  return (
    <div role="group" aria-label={t("templates.variables")}>
      <div className={styles["title"]} aria-hidden>
        {t("templates.variables")}
      </div>
      <div className={styles["chips"]}>
        {variables.map(({ name, description }) => (
          <Tooltip key={name} label={description}>
            <button
              type="button"
              className={styles["chip"]}
              aria-label={t("templates.insert", { name, description })}
              // the cursor stays where it is
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                onInsert(name);
              }}
            >
              <span className="mono">{name}</span>
            </button>
          </Tooltip>
        ))}
      </div>
    </div>
  );
}
