/**
 * What forms may know of the rules of request bodies before they ask the server: flat, one constant per operation, so that
 * a bundler keeps only those that some form uses.
 */
import type { RouteContract } from "@mailroom/contracts/define-route";

/** A JSON Schema as the contracts hold it, read as data. */
type SchemaNode = Readonly<Record<string, unknown>>;
export type FieldRule = Readonly<Record<string, unknown>>;
/** Dotted path in the body (`imap.port`; `scopes[]` for each item of a list) → its rule. */
export type BodyRules = Readonly<Record<string, FieldRule>>;

const kept = [
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minimum",
  "maximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "enum",
  "examples",
  "default",
];

/** Of the routes that take a JSON object, by operation, in the order of the catalogue. */
export function bodyRules(
  routes: readonly Pick<RouteContract, "operationId" | "body">[],
): ReadonlyMap<string, BodyRules> {
  const rules = new Map<string, BodyRules>();
  for (const { operationId, body } of routes) {
    if (!isNode(body) || !isNode(body["properties"])) continue;
    rules.set(operationId, Object.fromEntries(fieldsOf(body, "")));
  }
  return rules;
}

/** The source of `constraints.gen.ts`, not formatted. */
export function formConstraints(routes: readonly RouteContract[]): string {
  const constants = [...bodyRules(routes)].map(
    ([operationId, rules]) => `export const ${operationId} = ${JSON.stringify(rules)} as const;`,
  );
  return [
    "// Made by npm run generate from the contracts: the rules of request bodies. See components/field-rules.ts.",
    ...constants,
    "",
  ].join("\n\n");
}

function fieldsOf(object: SchemaNode, prefix: string): [string, FieldRule][] {
  const properties = isNode(object["properties"]) ? object["properties"] : {};
  const required = Array.isArray(object["required"]) ? object["required"] : [];
  return Object.entries(properties).flatMap(([name, property]) =>
    isNode(property) ? rulesOf(property, prefix + name, required.includes(name)) : [],
  );
}

/** Unions have no single rule: only "a value or null" is looked into, the rest is the server's to judge. */
function rulesOf(property: SchemaNode, path: string, isRequired: boolean): [string, FieldRule][] {
  const options: readonly unknown[] = Array.isArray(property["anyOf"]) ? property["anyOf"] : [property];
  const values = options.filter((option) => isNode(option)).filter(({ type }) => type !== "null");
  const [value] = values;
  if (value === undefined || values.length > 1) return [];
  const rule = {
    // where null is a value, an empty field is that null
    ...(isRequired && options.length === 1 ? { required: true } : {}),
    ...(value["type"] === "integer" ? { type: "integer" } : {}),
    ...Object.fromEntries(kept.filter((word) => word in value).map((word) => [word, value[word]])),
  };
  const own: [string, FieldRule][] = Object.keys(rule).length === 0 ? [] : [[path, rule]];
  const items = isNode(value["items"]) ? rulesOf(value["items"], `${path}[]`, false) : [];
  return [...own, ...fieldsOf(value, `${path}.`), ...items];
}

function isNode(value: unknown): value is SchemaNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
