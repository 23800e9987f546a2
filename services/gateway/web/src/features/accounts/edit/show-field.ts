import { showValue } from "../../../components/show-value.ts";
import { type AccountDraft, bodyOf } from "./account-draft.ts";
import { valueAt } from "./changes.ts";
import type { EditField } from "./edit-field.ts";

/** A field's value as a person reads it. */
export function showField({ path, show }: EditField, draft: AccountDraft): string {
  return showValue(show === undefined ? valueAt(bodyOf(draft), path) : show(draft));
}
