import type { Editor } from "@tiptap/react";
import { type MessageKey, t } from "../../messages/format.ts";
import { BoldIcon, BulletListIcon, ItalicIcon, NumberedListIcon, UnderlineIcon } from "../icon.tsx";
import styles from "./rich-text.module.css";
import { ToolButton } from "./tool-button.tsx";

type Tool = {
  /** As the schema calls it. */
  readonly name: string;
  readonly label: MessageKey;
  readonly Icon: typeof BoldIcon;
  readonly toggle: (editor: Editor) => void;
};

const tools: readonly Tool[] = [
  {
    name: "bold",
    label: "richText.bold",
    Icon: BoldIcon,
    toggle: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    label: "richText.italic",
    Icon: ItalicIcon,
    toggle: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: "underline",
    label: "richText.underline",
    Icon: UnderlineIcon,
    toggle: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    name: "bulletList",
    label: "richText.bulletList",
    Icon: BulletListIcon,
    toggle: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    label: "richText.numberedList",
    Icon: NumberedListIcon,
    toggle: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
];

/** Bold, italic, underline, lists. */
export function MarkTools({ editor }: { readonly editor: Editor }) {
  return (
    <div className={styles["group"]}>
      {tools.map(({ name, label, Icon, toggle }) => (
        <ToolButton
          key={name}
          label={t(label)}
          isOn={editor.isActive(name)}
          onClick={() => {
            toggle(editor);
          }}
        >
          <Icon size={16} stroke={1.5} aria-hidden />
        </ToolButton>
      ))}
    </div>
  );
}
