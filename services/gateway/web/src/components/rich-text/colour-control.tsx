import { Popover } from "@mantine/core";
import { RichTextEditor } from "@mantine/tiptap";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { type MessageKey, t } from "../../messages/format.ts";
import { ColourIcon } from "../icon.tsx";
import styles from "./rich-text.module.css";

/** Legible on white and on dark backgrounds alike: a customer's mail program may have either. */
const colours: readonly { readonly value: string; readonly label: MessageKey }[] = [
  { value: "#868e96", label: "richText.colour.grey" },
  { value: "#e03131", label: "richText.colour.red" },
  { value: "#d9480f", label: "richText.colour.orange" },
  { value: "#2f9e44", label: "richText.colour.green" },
  { value: "#0c8599", label: "richText.colour.teal" },
  { value: "#1c7ed6", label: "richText.colour.blue" },
  { value: "#7950f2", label: "richText.colour.violet" },
  { value: "#d6336c", label: "richText.colour.pink" },
];

/** The colour of the selected text, from a few that can be read everywhere. */
export function ColourControl({ editor }: { readonly editor: Editor }) {
  const [isOpen, setOpen] = useState(false);
  const now: unknown = editor.getAttributes("textStyle")["color"];
  const choose = (colour: string | null): void => {
    setOpen(false);
    const change = editor.chain().focus();
    if (colour === null) change.unsetColor().run();
    else change.setColor(colour).run();
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <RichTextEditor.Control
          active={typeof now === "string"}
          aria-label={t("richText.colour")}
          title={t("richText.colour")}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <ColourIcon size={16} stroke={1.5} aria-hidden {...(typeof now === "string" ? { color: now } : {})} />
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("richText.colour")}>
        <div className={styles["colours"]}>
          {colours.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className={styles["swatch"]}
              style={{ background: value }}
              aria-label={t(label)}
              aria-pressed={now === value}
              title={t(label)}
              onClick={() => {
                choose(value);
              }}
            />
          ))}
        </div>
        <button
          type="button"
          className={styles["tool"]}
          onClick={() => {
            choose(null);
          }}
        >
          {t("richText.colour.none")}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
