import Type, { type TNull, type TSchema, type TUnion } from "typebox";

/** The value, or null where it is unknown or does not apply. */
export function nullable<S extends TSchema>(schema: S): TUnion<[S, TNull]> {
  return Type.Union([schema, Type.Null()]);
}
