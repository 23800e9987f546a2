import type { Static, TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";

export type PayloadFault = { readonly pointer: string; readonly detail: string };

/** A type guard with reasons, compiled once per schema value. */
export type PayloadCheck<S extends TSchema> = {
  is(value: unknown): value is Static<S>;
  /** At most ten; empty where `is` holds. */
  faults(value: unknown): PayloadFault[];
};

const compiled = new WeakMap<TSchema, Validator>();
const maxFaults = 10;

/** Checks what came from outside, or is about to go there, against a contract's schema. Values are not changed. */
export function payloadCheck<S extends TSchema>(schema: S): PayloadCheck<S> {
  const validator = compiled.get(schema) ?? Compile(schema);
  compiled.set(schema, validator);
  return {
    is: (value): value is Static<S> => validator.Check(value),
    faults: (value) =>
      validator
        .Errors(value)
        .slice(0, maxFaults)
        .map((error) => ({ pointer: error.instancePath, detail: error.message })),
  };
}
