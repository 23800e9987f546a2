import { NativeSelect } from "@mantine/core";
import { createAccount } from "../../../../api/constraints.gen.ts";
import type { Account } from "../../../../api/resources.ts";
import type { Look } from "../../../../components/rich-text/visual-editor.tsx";
import { type MessageKey, t } from "../../../../messages/format.ts";
import { useEditField } from "../fields.tsx";
import styles from "./template-block.module.css";

type FontFamily = Account["template"]["fontFamily"];

/** As the server writes them into the mail (packages/templates). */
const fonts: Readonly<Record<FontFamily, { readonly label: MessageKey; readonly stack: string }>> = {
  system: { label: "template.font.system", stack: "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif" },
  arial: { label: "template.font.arial", stack: "Arial, Helvetica, sans-serif" },
  georgia: { label: "template.font.georgia", stack: "Georgia, 'Times New Roman', serif" },
  tahoma: { label: "template.font.tahoma", stack: "Tahoma, Geneva, sans-serif" },
  times: { label: "template.font.times", stack: "'Times New Roman', Times, serif" },
  verdana: { label: "template.font.verdana", stack: "Verdana, Geneva, sans-serif" },
  courier: { label: "template.font.courier", stack: "'Courier New', Courier, monospace" },
};
const { minimum, maximum } = createAccount["template.fontSizePx"];
const sizes = Array.from({ length: maximum - minimum + 1 }, (_, index) => String(minimum + index));

export function lookOf({ fontFamily, fontSizePx }: { fontFamily: FontFamily; fontSizePx: number | string }): Look {
  return { fontFamily: fonts[fontFamily].stack, fontSize: `${String(fontSizePx)}px` };
}

/** Font and size of everything the account writes; at the front of the editor's tools. */
export function FontFields() {
  const family = useEditField("template.fontFamily");
  const size = useEditField("template.fontSizePx");
  const { form } = family;
  return (
    <>
      <NativeSelect
        size="xs"
        className={styles["font"]}
        aria-label={family.label}
        data={createAccount["template.fontFamily"].enum.map((value) => ({ value, label: t(fonts[value].label) }))}
        key={form.key("template.fontFamily")}
        {...form.getInputProps("template.fontFamily")}
      />
      <NativeSelect
        size="xs"
        className={styles["size"]}
        aria-label={size.label}
        data={sizes.map((value) => ({ value, label: t("template.size", { size: value }) }))}
        key={form.key("template.fontSizePx")}
        {...form.getInputProps("template.fontSizePx")}
      />
    </>
  );
}
