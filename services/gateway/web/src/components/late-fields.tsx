import { type ReactNode, useEffect, useRef } from "react";
import styles from "./late-fields.module.css";

/**
 * Around fields that arrive in a dialog after it was opened: its focus, which had nothing better than the button that closes
 * it, goes to the first of them. Whoever has moved it meanwhile keeps it.
 */
export function LateFields({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const closing = box.current?.closest('[role="dialog"]')?.querySelector("header button") ?? null;
    const isWaiting = closing !== null && document.activeElement === closing;
    if (isWaiting) box.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
  }, []);
  return (
    <div ref={box} className={styles["fields"]}>
      {children}
    </div>
  );
}
