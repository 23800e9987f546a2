import styles from "./row-box.module.css";

type RowBoxProps = {
  readonly label: string;
  readonly checked: boolean;
  readonly onToggle: () => void;
  /** In a row the link is the one tab stop; arrows reach the rest. */
  readonly isTabStop?: boolean;
};

/** The box that chooses a row, or all of them. */
export function RowBox({ label, checked, onToggle, isTabStop = false }: RowBoxProps) {
  return (
    <label className={styles["box"]}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        tabIndex={isTabStop ? 0 : -1}
        {...(isTabStop ? {} : { "data-row-select": true })}
        onChange={onToggle}
      />
    </label>
  );
}
