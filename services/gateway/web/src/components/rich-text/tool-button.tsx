import type { ComponentProps, ReactNode } from "react";
import styles from "./rich-text.module.css";

type ToolButtonProps = Omit<ComponentProps<"button">, "children" | "className"> & {
  readonly label: string;
  /** Shown when the pointer rests on it; else the label is. */
  readonly title?: string;
  readonly isOn: boolean;
  readonly children: ReactNode;
};

/** One tool above the text. It leaves the focus and the selection where they are. */
export function ToolButton({ label, title = label, isOn, children, ...button }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title}
      aria-pressed={isOn}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      {...button}
      className={styles["iconTool"]} // a popover that it opens would put its own here
    >
      {children}
    </button>
  );
}
