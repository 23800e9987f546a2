import type { TSchema } from "typebox";

/**
 * A copy in which every object that does not say otherwise is closed: an unknown field is a fault, never silently
 * dropped. (`Type.Partial` loses `additionalProperties`, so contracts cannot be relied on to say it everywhere.)
 * Members of `allOf` stay open: each sees the others' fields.
 */
export function closeSchema(schema: TSchema): TSchema {
  return closeValue(schema);
}

function closeValue(schema: object): object {
  const copy = mapMembers(schema, closeKeyword);
  const isOpenObject = "properties" in copy && !("additionalProperties" in copy) && !("allOf" in copy);
  return isOpenObject ? { ...copy, additionalProperties: false } : copy;
}

function closeKeyword(value: unknown, keyword: string): unknown {
  switch (keyword) {
    case "items":
    case "additionalProperties":
      return closeIfSchema(value);
    case "anyOf":
    case "oneOf":
      return Array.isArray(value) ? value.map(closeIfSchema) : value;
    case "properties":
    case "patternProperties":
    case "$defs":
      return isObject(value) ? mapMembers(value, closeIfSchema) : value;
    default:
      return value;
  }
}

/** `true` and `false` are schemas too, with nothing to close. */
function closeIfSchema(value: unknown): unknown {
  return isObject(value) ? closeValue(value) : value;
}

function mapMembers(value: object, map: (member: unknown, name: string) => unknown): Record<string, unknown> {
  const members: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(members.map(([name, member]): [string, unknown] => [name, map(member, name)]));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
