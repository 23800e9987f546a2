import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./section-parts.module.css";

type PartProps = { readonly anchor: string; readonly title: string; readonly children: ReactNode };

/** A headed part of a section; its heading is a link that others can be sent. */
export function Part({ anchor, title, children }: PartProps) {
  return (
    <section className={styles["part"]} id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 className={styles["title"]} id={`${anchor}-title`}>
        <Link to={`#${anchor}`} replace className={styles["link"]}>
          {title}
        </Link>
      </h2>
      <div className={styles["fields"]}>{children}</div>
    </section>
  );
}

/** Short fields side by side where there is room. */
export function Pair({ children }: { readonly children: ReactNode }) {
  return <div className={styles["pair"]}>{children}</div>;
}

/** A sentence between fields. */
export function Note({ tone = "plain", children }: { readonly tone?: "plain" | "warn"; readonly children: ReactNode }) {
  return (
    <div className={styles["note"]} data-tone={tone}>
      {children}
    </div>
  );
}
