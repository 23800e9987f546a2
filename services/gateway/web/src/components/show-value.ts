import { t } from "../messages/format.ts";
import { showNumber, unknown } from "../messages/time.ts";

/** A field's value as a person reads it. */
export function showValue(value: unknown): string {
  if (typeof value === "boolean") return t(value ? "common.on" : "common.off");
  if (typeof value === "number") return showNumber(value);
  if (typeof value === "string") return value === "" ? unknown : value;
  return Array.isArray(value) && value.length > 0 ? value.join(", ") : unknown;
}
