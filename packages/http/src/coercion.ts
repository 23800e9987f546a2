import type { TSchema } from "typebox";
import { Default } from "typebox/value";

/**
 * Path and query come as text: numbers and true/false are read where the schema asks for them, a single value where it
 * asks for a list becomes a list of one, and defaults fill what is missing. What does not fit stays as it is, for the
 * validator to refuse. Bodies are never coerced. Without a schema: undefined.
 */
export function coerceText(schema: TSchema | undefined, values: unknown): unknown {
  if (schema === undefined) return undefined;
  const properties: object = "properties" in schema && isObject(schema.properties) ? schema.properties : {};
  const types = new Map<string, unknown>(Object.entries(properties));
  const entries: [string, unknown][] = isObject(values) ? Object.entries(values) : [];
  return Default(schema, Object.fromEntries(entries.map(([name, value]) => [name, coerce(types.get(name), value)])));
}

function coerce(schema: unknown, value: unknown): unknown {
  if (!isObject(schema) || !("type" in schema)) return value;
  if (schema.type === "array") {
    const items = "items" in schema ? schema.items : undefined;
    return (Array.isArray(value) ? value : [value]).map((item) => coerceOne(isObject(items) ? items : {}, item));
  }
  return coerceOne(schema, value);
}

function coerceOne(schema: object, value: unknown): unknown {
  if (typeof value !== "string" || !("type" in schema)) return value;
  switch (schema.type) {
    case "integer":
    case "number":
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
    case "boolean":
      return value === "true" || (value === "false" ? false : value);
    default:
      return value;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
