import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import styles from "./form-section.module.css";

type FormSectionProps = { readonly anchor: string; readonly title: string; readonly children: ReactNode };

/** A headed part of a long page; `#anchor` in the address leads to it. */
export function FormSection({ anchor, title, children }: FormSectionProps) {
  const section = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === `#${anchor}`) section.current?.scrollIntoView();
  }, [hash, anchor]);
  return (
    <section ref={section} id={anchor} className={styles["section"]} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`} className={styles["title"]}>
        {title}
      </h2>
      <div className={styles["fields"]}>{children}</div>
    </section>
  );
}

/** Short fields side by side where there is room. */
export function FieldPair({ children }: { readonly children: ReactNode }) {
  return <div className={styles["pair"]}>{children}</div>;
}
