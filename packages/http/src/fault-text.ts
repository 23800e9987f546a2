import { notBlank } from "@mailroom/contracts/name";
import type { TValidationError } from "typebox/error";

/** The schema at which a value failed, as far as the wording needs it. */
export type FailedSchema = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a value and what would be right, in words for the person who typed it: the UI shows it under the
 * field.
 */
export function faultText(error: TValidationError, schema: FailedSchema): string {
  switch (error.keyword) {
    case "type":
      return typeText(error.params.type);
    case "enum":
      return oneOfText(error.params.allowedValues);
    case "const":
      return oneOfText([error.params.allowedValue]);
    case "uniqueItems":
      return "Must not hold anything twice.";
    case "format":
      return formatTexts[error.params.format] ?? `Must have the form "${error.params.format}".`;
    case "pattern":
      return patternText(error.params.pattern, schema);
    default:
      return sizeText(error) ?? numberText(error, schema) ?? "Is not as it must be.";
  }
}

function patternText(pattern: string | RegExp, { description }: FailedSchema): string {
  if (pattern === notBlank) return "Must be more than spaces and characters that nobody sees.";
  return `Does not have the expected form.${typeof description === "string" ? ` ${description}.` : ""}`;
}

function sizeText(error: TValidationError): string | null {
  switch (error.keyword) {
    case "maxLength":
      return `At most ${count(error.params.limit, "character")}.`;
    case "minLength":
      return error.params.limit === 1 ? "Must not be empty." : `At least ${count(error.params.limit, "character")}.`;
    case "maxItems":
      return `At most ${count(error.params.limit, "entry")}.`;
    case "minItems":
      return `At least ${count(error.params.limit, "entry")}.`;
    case "minProperties":
      return `At least ${count(error.params.limit, "field")}.`;
    default:
      return null;
  }
}

function numberText(error: TValidationError, schema: FailedSchema): string | null {
  switch (error.keyword) {
    case "minimum":
    case "maximum": {
      const { minimum, maximum } = schema;
      if (typeof minimum === "number" && typeof maximum === "number") return `Must be from ${minimum} to ${maximum}.`;
      return `${error.keyword === "minimum" ? "At least" : "At most"} ${error.params.limit}.`;
    }
    case "exclusiveMinimum":
      return `Must be more than ${error.params.limit}.`;
    case "exclusiveMaximum":
      return `Must be less than ${error.params.limit}.`;
    case "multipleOf":
      return `Must be a multiple of ${error.params.multipleOf}.`;
    default:
      return null;
  }
}

/** For a value that is none of the listed ones. */
export function oneOfText(values: readonly unknown[]): string {
  const shown = values.map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return shown.length === 1 ? `Must be ${shown.join("")}.` : `Must be one of: ${shown.join(", ")}.`;
}

export function typeText(type: string | readonly string[]): string {
  const names = (typeof type === "string" ? [type] : type).map((name) => typeNames[name] ?? name);
  return `Must be ${names.join(" or ")}.`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
};

const formatTexts: Readonly<Record<string, string>> = {
  uuid: "Must be a UUID.",
  "date-time": "Must be a date and time with time zone, such as 2026-01-31T12:00:00Z.",
  date: "Must be a date, such as 2026-01-31.",
  time: "Must be a time of day, such as 08:30:00Z.",
  email: "Must be an e-mail address.",
  uri: "Must be a URL.",
  ipv4: "Must be an IPv4 address.",
  ipv6: "Must be an IPv6 address.",
  hostname: "Must be a host name.",
};

function count(limit: number, noun: string): string {
  if (limit === 1) return `1 ${noun}`;
  return `${limit} ${noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
