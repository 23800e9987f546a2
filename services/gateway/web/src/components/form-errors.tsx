import type { FormErrors } from "@mantine/form";
import { ApiError, faultsOf, fieldPathOf } from "../api/problem.ts";
import { detailOf } from "./problem-view.tsx";
import styles from "./form-errors.module.css";

/** What a form has, and what the API calls by another name. */
export type FormFields = { readonly names: readonly string[]; readonly aliases?: Readonly<Record<string, string>> };

/**
 * Sorts a refusal into the fields of a form: what belongs to a field goes under it, the rest into the summary.
 * A fault inside a field that is shown as one (`agentIds/3`) goes to that field.
 */
export function sortFaults(error: unknown, known: FormFields): { byField: FormErrors; summary: string | null } {
  const byField: FormErrors = {};
  const rest: string[] = [];
  for (const { pointer, detail } of faultsOf(error)) {
    const path = fieldPathOf(pointer);
    const field = path === null ? undefined : fieldFor(path, known);
    if (field === undefined) rest.push(path === null ? detail : `${path}: ${detail}`);
    else byField[field] = detail;
  }
  const isTold = Object.keys(byField).length > 0;
  if (!isTold && rest.length === 0) rest.push(detailOf(error));
  return { byField, summary: rest.length === 0 ? null : rest.join(" ") };
}

function fieldFor(path: string, { names, aliases = {} }: FormFields): string | undefined {
  const isAt = (name: string): boolean => path === name || path.startsWith(`${name}.`);
  const alias = Object.keys(aliases).find(isAt);
  return alias === undefined ? names.find(isAt) : aliases[alias];
}

type FaultyForm = {
  readonly setErrors: (errors: FormErrors) => void;
  readonly getInputNode: (path: string) => HTMLElement | null;
};

/** Puts a refusal under the fields it is about and the focus into the first of them. */
export function showFaults(form: FaultyForm, error: unknown, known: FormFields): void {
  const { byField } = sortFaults(error, known);
  form.setErrors(byField);
  const first = known.names.find((name) => name in byField);
  if (first !== undefined) form.getInputNode(first)?.focus();
}

/** On top of a form: what belongs to no field. */
export function FormSummary({ error, fields }: { readonly error: unknown; readonly fields: FormFields }) {
  if (error === null || error === undefined) return null;
  const { summary } = sortFaults(error, fields);
  if (summary === null) return null;
  const traceId = error instanceof ApiError && error.problem.status >= 500 ? error.problem.traceId : null;
  return (
    <div role="alert" className={styles["summary"]}>
      {summary} {traceId !== null && <code className="mono">{traceId}</code>}
    </div>
  );
}
