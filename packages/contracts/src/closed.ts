import Type, { type TObject, type TProperties } from "typebox";

/** An object of the REST API: an unknown field is refused (422), so a typo never passes silently. */
export function closed<P extends TProperties>(properties: P, description?: string): TObject<P> {
  return Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  });
}
