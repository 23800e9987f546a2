import { t } from "../../../../messages/format.ts";
import type { EditField } from "../edit-field.ts";

/** The list of actions is one field: it is stored and compared as a whole. */
export const actionFields: readonly EditField[] = [
  {
    path: "actions",
    section: "actions",
    label: "accounts.section.actions",
    show: ({ actions }) => t("accounts.actions.count", { count: actions.length }),
  },
];
