import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../messages/format.ts";
import styles from "./page.module.css";

type PageProps = {
  readonly title: string;
  /** Beside the title: search and the like. */
  readonly tools?: ReactNode;
  /** Below the title: filters. */
  readonly filters?: ReactNode;
  readonly before?: ReactNode;
  readonly children: ReactNode;
};

/** A page of the shell: sets the window's title and moves the focus to its heading, where reading begins. */
export function Page({ title, tools, filters, before, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t("app.pageTitle", { page: title });
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles["page"]}>
      <div className={styles["head"]}>
        {before}
        <h1 ref={heading} tabIndex={-1} className={styles["title"]} dir="auto">
          {title}
        </h1>
        <div className={styles["tools"]}>{tools}</div>
      </div>
      {filters !== undefined && <div className={styles["filters"]}>{filters}</div>}
      {children}
    </div>
  );
}
