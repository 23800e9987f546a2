/**
 * Ids are told apart as text, in JSON documents, in sets and by other services; a UUID may be written in either case
 * (RFC 9562 §4). One that came in upper case would be found by Postgres and missed by everything else, so that it gets the
 * one spelling that we write ourselves before anybody looks at it.
 */
type ReadIds = (value: unknown) => unknown;

/** Gives a value of the schema with its UUIDs in lower case; null where the schema has none. Never changes its argument. */
export function makeIdReader(schema: object): ReadIds | null {
  const keywords = new Map<string, unknown>(Object.entries(schema));
  if (keywords.get("format") === "uuid") return lowerCaseId;
  const variants = [
    ...listOf(keywords.get("anyOf")),
    ...listOf(keywords.get("oneOf")),
    ...listOf(keywords.get("allOf")),
  ];
  const readers = [
    membersReader(keywords.get("properties")),
    itemsReader(keywords.get("items")),
    ...variants.map((variant) => (isObject(variant) ? makeIdReader(variant) : null)),
  ].filter((reader) => reader !== null);
  if (readers.length === 0) return null;
  return (value) => readers.reduce<unknown>((read, reader) => reader(read), value);
}

const anyUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Other text stays: a variant of a union may hold something else, and what is no UUID is refused as it was typed. */
function lowerCaseId(value: unknown): unknown {
  return typeof value === "string" && anyUuid.test(value) ? value.toLowerCase() : value;
}

function membersReader(properties: unknown): ReadIds | null {
  if (!isObject(properties)) return null;
  const readers = new Map<string, ReadIds>();
  for (const [name, schema] of Object.entries(properties)) {
    const reader = isObject(schema) ? makeIdReader(schema) : null;
    if (reader !== null) readers.set(name, reader);
  }
  if (readers.size === 0) return null;
  return (value) => {
    if (!isObject(value)) return value;
    const members: [string, unknown][] = Object.entries(value);
    return Object.fromEntries(members.map(([name, member]) => [name, readers.get(name)?.(member) ?? member]));
  };
}

function itemsReader(items: unknown): ReadIds | null {
  const reader = isObject(items) ? makeIdReader(items) : null;
  if (reader === null) return null;
  return (value) => (Array.isArray(value) ? value.map(reader) : value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
