import type { FieldError } from "@mailroom/contracts/domain-error";
import type { TValidationError } from "typebox/error";
import { type FailedSchema, faultText, oneOfText, typeText } from "./fault-text.ts";
import { escapePointer } from "./storable-text.ts";

/** Where the faulty value stands in the request. */
export type RequestPart = "body" | "query" | "path" | "header";

/** Beyond this nobody reads on. */
const maxFaults = 50;

/**
 * Turns the validator's errors into one sentence per field. A union fails with the errors of all its branches; only
 * those of the branch that was meant are told.
 */
export function faultsOf(schema: object, errors: readonly TValidationError[], part: RequestPart): FieldError[] {
  const byPointer = new Map<string, string>();
  for (const error of reduceUnions(errors)) {
    for (const fault of faultsOfError(schema, error, part)) {
      if (!byPointer.has(fault.pointer)) byPointer.set(fault.pointer, fault.detail);
    }
  }
  return [...byPointer].slice(0, maxFaults).map(([pointer, detail]) => ({ pointer, detail }));
}

function faultsOfError(schema: object, error: ReducedError, part: RequestPart): FieldError[] {
  const { instancePath } = error;
  if (error.keyword === "one-line") return [{ pointer: pointerTo(part, instancePath), detail: error.detail }];
  if (error.keyword === "required") {
    return error.params.requiredProperties.map((name) => ({
      pointer: pointerTo(part, `${instancePath}/${escapePointer(name)}`),
      detail: `This ${fieldNames[part]} is required.`,
    }));
  }
  if (error.keyword === "additionalProperties") {
    return error.params.additionalProperties.map((name) => ({
      pointer: pointerTo(part, `${instancePath}/${escapePointer(name)}`),
      detail: `There is no such ${fieldNames[part]}.`,
    }));
  }
  if (error.keyword === "boolean") return []; // told by the additionalProperties error beside it
  return [{ pointer: pointerTo(part, instancePath), detail: faultText(error, schemaAt(schema, error.schemaPath)) }];
}

const fieldNames: Readonly<Record<RequestPart, string>> = {
  body: "field",
  query: "parameter",
  path: "parameter",
  header: "header",
};

function pointerTo(part: RequestPart, instancePath: string): string {
  return part === "body" ? instancePath : `#${part}${instancePath}`;
}

function schemaAt(root: object, schemaPath: string): FailedSchema {
  let current: unknown = root;
  for (const step of schemaPath.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    current = isRecord(current) ? current[name] : undefined;
  }
  return isRecord(current) ? current : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

type ReducedError =
  | TValidationError
  | {
      readonly keyword: "one-line";
      readonly schemaPath: string;
      readonly instancePath: string;
      readonly detail: string;
    };

function reduceUnions(errors: readonly TValidationError[]): ReducedError[] {
  // The outermost union stands last, after the errors of its branches.
  const union = errors.findLast((error) => error.keyword === "anyOf");
  if (union === undefined) return [...errors];
  const prefix = `${union.schemaPath}/anyOf/`;
  const isOfBranch = (error: TValidationError): boolean =>
    error.schemaPath.startsWith(prefix) &&
    (error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`));
  const first = errors.findIndex((error) => error === union || isOfBranch(error));
  const branches = Map.groupBy(
    errors.filter(isOfBranch),
    (error) => error.schemaPath.slice(prefix.length).split("/")[0],
  );
  const others = errors.filter((error) => error !== union && !isOfBranch(error));
  return [
    ...reduceUnions(others.slice(0, first)),
    ...reduceBranches(union, [...branches.values()]),
    ...reduceUnions(others.slice(first)),
  ];
}

/** The errors of the branch that was meant, or one line for all branches. */
function reduceBranches(union: TValidationError, branches: readonly TValidationError[][]): ReducedError[] {
  const { schemaPath, instancePath } = union;
  const meant = branches.filter((errors) => !isOtherKind(errors, instancePath));
  const [only, ...more] = meant;
  if (only !== undefined && more.length === 0) return reduceUnions(only);
  const oneLine = (detail: string): ReducedError[] => [{ keyword: "one-line", schemaPath, instancePath, detail }];
  if (meant.length > 0) return oneLine("Fits none of the allowed forms.");
  const here = branches.flat().filter((error) => error.instancePath === instancePath);
  const values = here.flatMap((error) => {
    if (error.keyword === "const") return [error.params.allowedValue];
    return error.keyword === "enum" ? [...error.params.allowedValues] : [];
  });
  if (values.length > 0) return oneLine(oneOfText(values));
  const types = here.flatMap((error) => (error.keyword === "type" ? [error.params.type].flat() : []));
  if (types.length > 0) return oneLine(typeText([...new Set(types)]));
  return discriminatorFault(branches.flat(), instancePath) ?? oneLine("Fits none of the allowed forms.");
}

/** The branch is about another type or value, or another kind of object (a member is another constant). */
function isOtherKind(errors: readonly TValidationError[], instancePath: string): boolean {
  return errors.some(
    (error) =>
      (error.instancePath === instancePath &&
        (error.keyword === "type" || error.keyword === "const" || error.keyword === "enum")) ||
      (error.keyword === "const" && parentOf(error.instancePath) === instancePath),
  );
}

function discriminatorFault(errors: readonly TValidationError[], instancePath: string): ReducedError[] | null {
  const constants = errors.filter(
    (error) => error.keyword === "const" && parentOf(error.instancePath) === instancePath,
  );
  const [first] = constants;
  if (first === undefined) return null;
  const values = constants.flatMap((error) => (error.keyword === "const" ? [error.params.allowedValue] : []));
  const { schemaPath } = first;
  return [{ keyword: "one-line", schemaPath, instancePath: first.instancePath, detail: oneOfText(values) }];
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}
