import { readFileSync } from "node:fs";
import type { Static, TObject, TSchema } from "typebox";
import { Check, Default, Errors } from "typebox/value";
import { isSecretName, redacted, redactText } from "./redaction.ts";

/** Every fault of the configuration, each a sentence that begins with the variable's name. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${faults.join("\n")}`,
    );
    this.faults = faults;
  }
}

/**
 * Reads the variables `<prefix>_<NAME>` for each property NAME of `schema`. Whole numbers, numbers and true/false are
 * written as such, lists with commas. Instead of any variable, `<prefix>_<NAME>_FILE` may name a file that holds the
 * value (secrets). An empty variable counts as missing. Unknown variables with the prefix are faults (typing errors).
 *
 * @throws ConfigError with all faults at once
 */
export function readConfig<S extends TObject>(
  schema: S,
  environment: NodeJS.ProcessEnv,
  options: { readonly prefix: string },
): Static<S> {
  const faults: string[] = [];
  const raw: Record<string, unknown> = {};
  const known = new Set<string>();
  for (const [name, property] of Object.entries<TSchema>(schema.properties)) {
    const variable = `${options.prefix}_${name}`;
    known.add(variable).add(`${variable}_FILE`);
    const text = readVariable(variable, environment, faults);
    if (text !== null) raw[name] = fromText(text, property);
  }
  faults.push(...unknownVariables(environment, options.prefix, known));
  const config: unknown = Default(schema, raw);
  const unreadable = new Set(faults.map((fault) => fault.split(/_FILE|[: ]/)[0]));
  faults.push(...faultsOf(schema, config, options.prefix).filter((fault) => !unreadable.has(fault.split(":")[0])));
  if (faults.length > 0 || !Check(schema, config)) throw new ConfigError(faults);
  const demoFaults = demoKeys(schema, config, options.prefix);
  if (demoFaults.length > 0) throw new ConfigError(demoFaults);
  return config;
}

/** The configuration as `--check-config` shows it: secrets and credentials in URLs are hidden. */
export function redactConfig<S extends TObject>(schema: S, config: Static<S>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => {
      if (isSecret(name, schema.properties[name])) return [name, redacted];
      return [name, typeof value === "string" ? redactText(value) : value];
    }),
  );
}

function readVariable(variable: string, environment: NodeJS.ProcessEnv, faults: string[]): string | null {
  const text = environment[variable] ?? "";
  const path = environment[`${variable}_FILE`] ?? "";
  if (text !== "" && path !== "") {
    faults.push(`${variable}: set either this or ${variable}_FILE, not both`);
    return null;
  }
  if (path !== "") return readSecretFile(variable, path, faults);
  return text === "" ? null : text;
}

function readSecretFile(variable: string, path: string, faults: string[]): string | null {
  try {
    const content = readFileSync(path, "utf8").replace(/\r?\n$/, "");
    if (content !== "") return content;
    faults.push(`${variable}_FILE: the file is empty`);
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
    faults.push(`${variable}_FILE: the file cannot be read (${code})`);
  }
  return null;
}

function fromText(text: string, property: TSchema): unknown {
  const type = "type" in property ? property.type : undefined;
  if (type === "integer" || type === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === "boolean") return text === "true" || (text === "false" ? false : text);
  if (type === "array") {
    return text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  }
  return text;
}

function unknownVariables(environment: NodeJS.ProcessEnv, prefix: string, known: ReadonlySet<string>): string[] {
  return Object.keys(environment)
    .filter((variable) => variable.startsWith(`${prefix}_`) && !known.has(variable))
    .map((variable) => `${variable}: there is no such setting`);
}

function faultsOf(schema: TObject, config: unknown, prefix: string): string[] {
  const byVariable = new Map<string, string>();
  const add = (name: string, detail: string): void => {
    const variable = `${prefix}_${name}`;
    if (!byVariable.has(variable)) byVariable.set(variable, `${variable}: ${detail}`);
  };
  for (const error of Errors(schema, config)) {
    if (error.keyword === "required" && error.instancePath === "") {
      for (const name of error.params.requiredProperties) add(name, "is required");
      continue;
    }
    const name = error.instancePath.split("/")[1];
    if (name !== undefined) add(name, error.message);
  }
  return [...byVariable.values()];
}

/** The demo's keys are public: they begin with "demo" so that a production process can refuse them. */
function demoKeys(schema: TObject, config: Readonly<Record<string, unknown>>, prefix: string): string[] {
  if (config["MODE"] !== "production") return [];
  return Object.entries(config)
    .filter(([name, value]) => isSecret(name, schema.properties[name]) && String(value).startsWith("demo"))
    .map(([name]) => `${prefix}_${name}: is a key of the demo; production needs one of its own`);
}

function isSecret(name: string, property: TSchema | undefined): boolean {
  return isSecretName(name) || (property !== undefined && "secret" in property && property.secret === true);
}
