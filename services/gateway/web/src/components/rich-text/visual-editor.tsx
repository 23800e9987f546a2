import { EditorContent, type JSONContent, useEditor } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { ColourControl } from "./colour-control.tsx";
import { LinkControl } from "./link-control.tsx";
import { MarkTools } from "./mark-tools.tsx";
import styles from "./rich-text.module.css";
import { activeInputRules, editorExtensions } from "./schema.ts";
import { VariableMenu } from "./variable-menu.tsx";
import type { Variable } from "./node-views.tsx";
import { writeSource } from "./write-source.ts";

/** How the text looks where the mail says nothing else. */
export type Look = { readonly fontFamily: string; readonly fontSize: string };

type VisualEditorProps = {
  /** What it begins with; later ones are not looked at. */
  readonly content: JSONContent;
  readonly hasPlace: boolean;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly path: string | undefined;
  readonly look: Look | undefined;
  readonly variables: readonly Variable[];
  readonly toolsBefore: ReactNode;
  /** What inserts the logo; absent where there is none. */
  readonly logoTool: ((insert: () => void) => ReactNode) | undefined;
  readonly onChange: (source: string) => void;
};

export function VisualEditor(props: VisualEditorProps) {
  const { content, hasPlace, labelledBy, describedBy, path, look, variables, onChange } = props;
  const [extensions] = useState(() => editorExtensions(hasPlace));
  const editor = useEditor({
    extensions,
    content,
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    enableInputRules: activeInputRules,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        ...{ role: "textbox", "aria-multiline": "true", "aria-labelledby": labelledBy, dir: "auto" },
        ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
        ...(path === undefined ? {} : { "data-path": path }),
        tabindex: "0",
      },
    },
    onUpdate: ({ editor: changed }) => {
      onChange(writeSource(changed.getHTML()));
    },
  });
  const insert = (type: string, attrs: Record<string, string> = {}): void => {
    editor.chain().focus().insertContent({ type, attrs }).run();
  };
  return (
    <div className={styles["editor"]}>
      <div className={styles["toolbar"]}>
        {props.toolsBefore}
        <MarkTools editor={editor} />
        <div className={styles["group"]}>
          <LinkControl editor={editor} />
          <ColourControl editor={editor} />
        </div>
        {props.logoTool?.(() => {
          insert("logo", { alt: "" });
        })}
        <VariableMenu
          variables={variables}
          onInsert={(name) => {
            insert("variable", { name });
          }}
        />
      </div>
      <EditorContent editor={editor} className={styles["content"]} style={look} />
    </div>
  );
}
