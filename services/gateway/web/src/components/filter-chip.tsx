import type { ReactNode } from "react";
import styles from "./filter-chip.module.css";

type FilterChipProps = { readonly pressed: boolean; readonly onToggle: () => void; readonly children: ReactNode };

export function FilterChip({ pressed, onToggle, children }: FilterChipProps) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onToggle} className={styles["chip"]}>
      {children}
    </button>
  );
}
