import type { FormErrors } from "@mantine/form";
import { faultsOf, fieldPathOf } from "../../../api/problem.ts";
import { detailOf } from "../../../components/problem-view.tsx";
import { t } from "../../../messages/format.ts";
import type { AccountDraft } from "./account-draft.ts";
import { type EditField, sectionOf } from "./edit-field.ts";
import { editFields } from "./edit-fields.ts";

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
