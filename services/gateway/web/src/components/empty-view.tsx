import type { ReactNode } from "react";
import styles from "./empty-view.module.css";

/** Nothing here: why, and the one thing to do about it. */
export function EmptyView({ text, action }: { readonly text: string; readonly action?: ReactNode }) {
  return (
    <div className={styles["empty"]}>
      <p className={styles["text"]}>{text}</p>
      {action}
    </div>
  );
}
