import type { FieldError } from "@mailroom/contracts/domain-error";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
import { closeSchema } from "./closed-schema.ts";
import { faultsOf, type RequestPart } from "./faults.ts";
import { findUnstorableText } from "./storable-text.ts";

// The default of 8 would hide fields from a form; the body limit bounds the work.
Settings.Set({ maxErrors: 100 });

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly FieldError[] };

/** Reads one part of a request; `T` is the static type of its schema. */
export type Validator<T> = (value: unknown) => Reading<T>;

/** Compiled once per route. Objects are closed (see {@link closeSchema}). Without a schema everything passes. */
export function makeValidator<T>(schema: TSchema | undefined, part: RequestPart): Validator<T> {
  const closed = closeSchema(schema ?? {});
  const compiled = Compile(closed);
  const fits = (value: unknown): value is T => compiled.Check(value);
  const pointerPrefix = part === "body" ? "" : `#${part}`;
  return (value) => {
    const unstorable = findUnstorableText(value, pointerPrefix);
    if (unstorable.length > 0) return { ok: false, faults: unstorable };
    if (fits(value)) return { ok: true, value };
    return { ok: false, faults: faultsOf(closed, compiled.Errors(value), part) };
  };
}
