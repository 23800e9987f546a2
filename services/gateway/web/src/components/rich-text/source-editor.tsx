import { Textarea } from "@mantine/core";
import { type ReactNode, type Ref, useImperativeHandle, useRef } from "react";
import type { Variable } from "./node-views.tsx";
import styles from "./rich-text.module.css";
import { VariableMenu } from "./variable-menu.tsx";

export type SourceHandle = { readonly goToLine: (line: number) => void };

type SourceEditorProps = {
  readonly ref: Ref<SourceHandle>;
  readonly value: string;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly path: string | undefined;
  readonly variables: readonly Variable[];
  readonly toolsBefore: ReactNode;
  readonly onChange: (source: string) => void;
};

/** The template as it is stored. */
export function SourceEditor({ ref, value, variables, onChange, ...more }: SourceEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    goToLine: (line) => {
      if (area.current !== null) selectLine(area.current, line);
    },
  }));
  const insert = (name: string): void => {
    if (area.current === null) return;
    area.current.focus();
    area.current.setRangeText(`{{${name}}}`, area.current.selectionStart, area.current.selectionEnd, "end");
    onChange(area.current.value);
  };
  return (
    <div className={styles["editor"]}>
      <div className={styles["sourceToolbar"]}>
        {more.toolsBefore}
        <VariableMenu variables={variables} onInsert={insert} />
      </div>
      <Textarea
        ref={area}
        classNames={{ input: `mono ${styles["source"] ?? ""}` }}
        variant="unstyled"
        autosize
        minRows={10}
        maxRows={24}
        spellCheck={false}
        dir="auto"
        aria-labelledby={more.labelledBy}
        aria-describedby={more.describedBy}
        data-path={more.path}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    </div>
  );
}

function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  // long lines wrap: near enough
  area.scrollTop = (area.scrollHeight * (line - 1)) / lines.length - area.clientHeight / 2;
}
