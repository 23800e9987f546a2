import { t } from "../../../messages/format.ts";
import { showNumber, unknown } from "../../../messages/time.ts";
import { type AccountDraft, bodyOf } from "./account-draft.ts";
import { valueAt } from "./changes.ts";
import type { EditField } from "./edit-field.ts";

/** A field's value as a person reads it. */
export function showField({ path, show }: EditField, draft: AccountDraft): string {
  return show === undefined ? showValue(valueAt(bodyOf(draft), path)) : orUnknown(show(draft));
}

function showValue(value: unknown): string {
  if (typeof value === "boolean") return t(value ? "common.on" : "common.off");
  if (typeof value === "number") return showNumber(value);
  if (typeof value === "string") return orUnknown(value);
  return Array.isArray(value) && value.length > 0 ? value.join(", ") : unknown;
}

function orUnknown(text: string): string {
  return text === "" ? unknown : text;
}
