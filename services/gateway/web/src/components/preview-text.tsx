import styles from "./preview-text.module.css";

type PreviewTextProps = {
  readonly title: string;
  readonly text: string;
  /** The last valid one, while what is typed is at fault. */
  readonly isOld?: boolean;
};

/** The plain text of a mail, beside `PreviewFrame` for its HTML. */
export function PreviewText({ title, text, isOld = false }: PreviewTextProps) {
  return (
    <pre className={styles["text"]} data-old={isOld} tabIndex={0} role="region" aria-label={title} dir="auto">
      {text}
    </pre>
  );
}
