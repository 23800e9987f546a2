/**
 * The editor of mail in HTML. Its value is the source; what the visual side cannot keep is edited as source, so nothing is
 * ever lost without being seen.
 */
import { Input } from "@mantine/core";
import { type ReactNode, type Ref, useId, useImperativeHandle, useMemo, useRef } from "react";
import { ModeSwitch, ObstacleNote } from "./mode-switch.tsx";
import { KnownContext, type Variable } from "./node-views.tsx";
import styles from "./rich-text.module.css";
import { SourceEditor, type SourceHandle } from "./source-editor.tsx";
import { useModes } from "./use-modes.ts";
import { type Look, VisualEditor } from "./visual-editor.tsx";

export type RichTextHandle = {
  /** Shows a line of the source, counted from 1. */
  readonly goToLine: (line: number) => void;
};

export type RichTextProps = {
  readonly ref?: Ref<RichTextHandle>;
  readonly label: string;
  /** The heading above says it already. */
  readonly isLabelHidden?: boolean;
  readonly description: string;
  readonly error?: ReactNode;
  readonly value: string;
  readonly onChange: (source: string) => void;
  readonly variables: readonly Variable[];
  /** The text surrounds another one, which `{{content}}` stands for. */
  readonly hasPlace?: boolean;
  readonly look?: Look;
  /** For the focus: the field's path in its form. */
  readonly path?: string;
  readonly toolsBefore?: ReactNode;
  readonly logo?: {
    /** null: none is uploaded. */
    readonly url: string | null;
    readonly tool: (insert: () => void) => ReactNode;
  };
};

export function RichText({ ref, label, description, error = null, ...props }: RichTextProps) {
  const { value, variables, hasPlace = false, toolsBefore = null, path, look, logo } = props;
  const { mode, reading, revision, obstacle, show, write } = useModes(value, hasPlace, props.onChange);
  const source = useRef<SourceHandle>(null);
  useImperativeHandle(ref, () => ({
    goToLine: (line) => {
      if (mode !== "source") show("source");
      // the source may have to be shown first
      setTimeout(() => source.current?.goToLine(line), 0);
    },
  }));
  const logoUrl = logo?.url ?? null;
  const known = useMemo(() => ({ variables, logoUrl }), [variables, logoUrl]);
  const [labelId, helpId] = [useId(), useId()];
  const parts = { labelledBy: labelId, describedBy: helpId, path, variables, toolsBefore, onChange: write };
  const content = mode === "visual" ? reading.content : null;
  return (
    <KnownContext value={known}>
      <div className={styles["field"]} data-error={error !== null}>
        <div className={styles["head"]}>
          <Label id={labelId} text={label} isHidden={props.isLabelHidden} />
          <ModeSwitch mode={mode} isSourceOnly={obstacle !== null} onSwitch={show} />
        </div>
        {content === null ? (
          <SourceEditor ref={source} {...parts} value={value} />
        ) : (
          <VisualEditor key={revision} {...parts} {...{ content, hasPlace, look, logoTool: logo?.tool }} />
        )}
        <Input.Description id={helpId}>{description}</Input.Description>
        {obstacle !== null && <ObstacleNote obstacle={obstacle} />}
        {error !== null && <Input.Error>{error}</Input.Error>}
      </div>
    </KnownContext>
  );
}

type LabelProps = { readonly id: string; readonly text: string; readonly isHidden: boolean | undefined };

function Label({ id, text, isHidden = false }: LabelProps) {
  return (
    <Input.Label id={id} labelElement="div" className={isHidden ? "hidden-visually" : ""}>
      {text}
    </Input.Label>
  );
}
