import type { FormErrors } from "@mantine/form";
import { createAccount } from "../../../api/constraints.gen.ts";
import { faultsOf } from "../../../api/problem.ts";
import { fieldPathOf } from "../../../api/problem.ts";
import type { Account } from "../../../api/resources.ts";
import { faultsIn, isAddressLike } from "../../../components/field-rules.ts";
import { detailOf } from "../../../components/problem-view.tsx";
import { t } from "../../../messages/format.ts";
import type { AccountDraft } from "./account-draft.ts";
import { type EditField, sectionOf } from "./edit-field.ts";
import { editFields } from "./edit-fields.ts";
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

/** `actions.3.stepId` belongs to `actions`. */
export function fieldOf(path: string): EditField | undefined {
  return editFields.find((field) => path === field.path || path.startsWith(`${field.path}.`));
}

/** A refusal, by field where it is about one that is shown, and the rest as sentences. */
export function faultsOfRefusal(error: unknown, draft: AccountDraft): { byField: FormErrors; rest: string[] } {
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const { pointer, detail, column } of faultsOf(error)) {
    const path = fieldPathOf(pointer) ?? "";
    const field = fieldOf(path);
    const sentence = column === undefined ? detail : t("account.column", { column, detail });
    if (field === undefined || sectionOf(field, draft) === null) rest.push(sentence);
    else byField[path] ??= sentence;
  }
  if (Object.keys(byField).length === 0 && rest.length === 0) rest.push(detailOf(error));
  return { byField, rest };
}

/** In the page's order, so that the first is the topmost. */
export function inOrder(faults: FormErrors): string[] {
  const rank = (path: string): number => editFields.findIndex((field) => field === fieldOf(path));
  return Object.keys(faults).toSorted((one, other) => rank(one) - rank(other));
}
