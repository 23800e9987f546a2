import "../../../messages/add-accounts.ts";
import type { FormErrors } from "@mantine/form";
import { createAccount } from "../../../api/constraints.gen.ts";
import type { Account } from "../../../api/resources.ts";
import { faultsIn, isAddressLike } from "../../../components/field-rules.ts";
import { t } from "../../../messages/format.ts";
import type { AccountDraft } from "./account-draft.ts";
import { sectionOf } from "./edit-field.ts";
import { fieldOf } from "./field-faults.ts";
import { sectionsFor } from "./sections.ts";

/** Numbers that may not be emptied: the account always has one. */
const needed = [
  "imap.connectionTimeoutSeconds",
  "imap.authenticationTimeoutSeconds",
  "imap.mailbox",
  "smtp.connectionTimeoutSeconds",
  "smtp.authenticationTimeoutSeconds",
  "waitForAssignedQueue",
  "waitForAssignedAgentLegacy",
  "reopenWithinDays",
  "autoReplyCap",
  "template.fontSizePx",
];
const ofCustom = ["imap.host", "imap.port", "smtp.host", "smtp.port"];
const say = { key: "accounts.form.keyRule" } as const;

/** What is wrong with a draft before the server is asked; only in fields that are shown. */
export function faultsOfDraft(draft: AccountDraft, stored: Account): FormErrors {
  const rules = { needed: draft.service === "custom" ? [...needed, ...ofCustom] : needed, say };
  const faults: FormErrors = {
    ...faultsIn(createAccount, draft, rules),
    ...(isAddressLike(draft.emailAddress) ? {} : { emailAddress: t("accounts.form.addressRule") }),
  };
  for (const section of sectionsFor(draft.service)) Object.assign(faults, section.faults?.(draft, stored));
  const isShown = (path: string): boolean => {
    const field = fieldOf(path);
    return field !== undefined && sectionOf(field, draft) !== null;
  };
  return Object.fromEntries(Object.entries(faults).filter(([path]) => isShown(path)));
}
