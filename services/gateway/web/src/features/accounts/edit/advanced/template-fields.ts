import { t } from "../../../../messages/format.ts";
import type { EditField } from "../edit-field.ts";

const template = { section: "advanced", anchor: "template" } as const;

export const templateFields: readonly EditField[] = [
  {
    ...template,
    path: "template.html",
    label: "accounts.advanced.template",
    show: ({ template: { html } }) => (html === null ? "" : t("account.templateLength", { length: html.length })),
  },
  { ...template, path: "template.fontFamily", label: "account.fontFamily" },
  { ...template, path: "template.fontSizePx", label: "account.fontSize" },
];
