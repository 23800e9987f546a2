/**
 * What a form can tell before it asks the server, from the rules that `npm run generate` takes from the API's contract
 * (`api/constraints.gen.ts`, one constant per operation). The server stays the judge: what is not checked here comes back
 * as a fault at its field. Values are those of form fields: numbers may be text, and nothing is the empty text, null or [].
 */
import type { FormErrors } from "@mantine/form";
import { type MessageKey, t } from "../messages/format.ts";

/** The part of JSON Schema that the generator keeps. */
export type FieldRule = {
  readonly required?: true;
  readonly type?: "integer";
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
};
/** Path of a field → its rule: `name`, `imap.port`, `steps[].queueId`. */
export type BodyRules = Readonly<Record<string, FieldRule>>;

/**
 * For text inputs: `<TextInput {...textLimits(createQueue.name)} />`. Their length is told as a fault and not given to
 * the browser, which would cut the end off what is pasted without a word.
 */
export function textLimits({ required }: FieldRule) {
  return required === undefined ? {} : { required, withAsterisk: false };
}

/**
 * For number inputs, so that arrow keys stay within: `<NumberInput {...numberLimits(createQueue.weight)} />`. A minus and
 * decimals can be typed and are told as faults: an input that does not allow them makes 1 of a pasted -1 or 1.5.
 */
export function numberLimits({ minimum, maximum }: FieldRule) {
  return {
    ...(minimum === undefined ? {} : { min: minimum }),
    ...(maximum === undefined ? {} : { max: maximum }),
  };
}

type CheckOptions = {
  /** What this form needs although the route can do without. */
  readonly needed?: readonly string[];
  /** A field's own sentence, where the general one would say too little: a pattern never explains itself. */
  readonly say?: Readonly<Record<string, MessageKey>>;
};

/**
 * The faults of a form, by field, as `useForm({ validate })` takes them. Only fields that the form has are looked at, so
 * the rules of the creating route serve for editing too: what had to be there at first may not be emptied later.
 */
export function faultsIn(rules: BodyRules, values: object, { needed = [], say = {} }: CheckOptions = {}): FormErrors {
  const faults: FormErrors = {};
  const check = (path: string, rule: FieldRule): void => {
    for (const [field, value] of placesOf(values, path)) {
      const own = say[path];
      const fault = faultOf(rule, value);
      if (fault !== null) faults[field] ??= own === undefined ? fault : t(own);
    }
  };
  for (const [path, rule] of Object.entries(rules)) {
    check(path, needed.includes(path) ? { ...rule, required: true } : rule);
  }
  return faults;
}

/** One value against one rule: what is wrong with it, as a sentence, or null. */
export function faultOf(rule: FieldRule, value: unknown): string | null {
  if (isEmpty(value)) return rule.required === true ? t("form.needed") : null;
  if (Array.isArray(value)) return faultOfList(rule, value.length);
  if (isNumeric(rule)) return faultOfNumber(rule, Number(value));
  return typeof value === "string" ? faultOfText(rule, value) : null;
}

/** The contract leaves the grammar of addresses to the server; this catches slips. */
export function isAddressLike(text: string): boolean {
  return /^\S+@\S+$/.test(text.trim());
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

function isNumeric({ type, minimum, maximum }: FieldRule): boolean {
  return type === "integer" || minimum !== undefined || maximum !== undefined;
}

function faultOfText({ minLength = 0, maxLength = Infinity, pattern }: FieldRule, text: string): string | null {
  if (text.length < minLength) return t("form.minLength", { minLength });
  if (text.length > maxLength) return t("form.maxLength", { maxLength });
  if (pattern !== undefined && !new RegExp(pattern, "u").test(text.trim())) return t("form.pattern");
  return null;
}

function faultOfNumber({ type, minimum = -Infinity, maximum = Infinity }: FieldRule, number: number): string | null {
  if (Number.isNaN(number)) return t("form.number");
  if (type === "integer" && !Number.isInteger(number)) return t("form.integer");
  if (number >= minimum && number <= maximum) return null;
  if (maximum === Infinity) return t("form.minimum", { minimum });
  if (minimum === -Infinity) return t("form.maximum", { maximum });
  return t("form.between", { minimum, maximum });
}

function faultOfList({ minItems = 0, maxItems = Infinity }: FieldRule, count: number): string | null {
  if (count < minItems) return t("form.minItems", { minItems });
  return count > maxItems ? t("form.maxItems", { maxItems }) : null;
}

/**
 * Where a rule applies in these values. The items of a list that is one field (`scopes[]`) speak at that field, parts of
 * items (`steps[].queueId`) at their own: `steps.0.queueId`.
 */
function placesOf(values: unknown, path: string, at: readonly string[] = []): [field: string, value: unknown][] {
  const [step = "", ...rest] = path === "" ? [] : path.split(".");
  if (step === "") return [[at.join("."), values]];
  const name = step.replace("[]", "");
  if (typeof values !== "object" || values === null || !(name in values)) return [];
  const value: unknown = Reflect.get(values, name);
  const below = rest.join(".");
  if (name === step) return placesOf(value, below, [...at, name]);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item, index) =>
    placesOf(item, below, below === "" ? [...at, name] : [...at, name, String(index)]),
  );
}
