import { Popover } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { type MessageKey, t } from "../../messages/format.ts";
import { ColourIcon } from "../icon.tsx";
import styles from "./rich-text.module.css";
import { ToolButton } from "./tool-button.tsx";

/** Contrast of 4.5 and more on white, 3.5 on the dark of mail programs: nobody knows which a customer has. */
const colours: readonly { readonly value: string; readonly label: MessageKey }[] = [
  { value: "#6c757d", label: "richText.colour.grey" },
  { value: "#dd2c2c", label: "richText.colour.red" },
  { value: "#c9500d", label: "richText.colour.orange" },
  { value: "#26853a", label: "richText.colour.green" },
  { value: "#0b7f92", label: "richText.colour.teal" },
  { value: "#1b77cb", label: "richText.colour.blue" },
  { value: "#7c56f2", label: "richText.colour.violet" },
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
        <ToolButton
          isOn={typeof now === "string"}
          label={t("richText.colour")}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <ColourIcon size={16} stroke={1.5} aria-hidden {...(typeof now === "string" ? { color: now } : {})} />
        </ToolButton>
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
