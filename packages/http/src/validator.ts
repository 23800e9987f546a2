import type { FieldError } from "@mailroom/contracts/domain-error";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { IsDateTime, Set as setFormat } from "typebox/format";
import { Settings } from "typebox/system";
import { makeIdReader } from "./canonical-ids.ts";
import { closeSchema } from "./closed-schema.ts";
import { faultsOf, type RequestPart } from "./faults.ts";
import { findUnstorableText } from "./storable-text.ts";

// The default of 8 would hide fields from a form; the body limit bounds the work.
Settings.Set({ maxErrors: 100 });
// RFC 3339 has leap seconds; Date does not, and a moment that is none reaches a handler as NaN.
setFormat("date-time", (text) => IsDateTime(text) && !Number.isNaN(Date.parse(text)));

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly FieldError[] };

/** Reads one part of a request; `T` is the static type of its schema. */
export type Validator<T> = (value: unknown) => Reading<T>;

/**
 * Compiled once per route. Objects are closed (see {@link closeSchema}), ids come in one spelling (see
 * {@link makeIdReader}). Without a schema everything passes.
 */
export function makeValidator<T>(schema: TSchema | undefined, part: RequestPart): Validator<T> {
  const closed = closeSchema(schema ?? {});
  const compiled = Compile(closed);
  const fits = (value: unknown): value is T => compiled.Check(value);
  const readIds = makeIdReader(closed);
  const pointerPrefix = part === "body" ? "" : `#${part}`;
  return (given) => {
    const unstorable = findUnstorableText(given, pointerPrefix);
    if (unstorable.length > 0) return { ok: false, faults: unstorable };
    const value = readIds === null ? given : readIds(given);
    if (fits(value)) return { ok: true, value };
    return { ok: false, faults: faultsOf(closed, compiled.Errors(value), part) };
  };
}
