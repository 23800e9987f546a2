import { useState } from "react";
import { useAccountEdit } from "../edit-context.ts";
import { faultsOfSteps, indexOf } from "./step-faults.ts";
import type { Step } from "./step-kinds.ts";

/** A step's faults by field; "" is the step as a whole. */
export type ErrorsOfStep = Readonly<Record<string, string>>;

const noFields: ReadonlySet<string> = new Set();

/**
 * What is wrong with each step: by our own rules at once, and what the server said of the rest. A step that was just added
 * is empty because nobody has filled it in yet: its own faults wait until a field or the step is left, or SAVE is pressed.
 */
export function useShownFaults(steps: readonly Step[]) {
  const { form } = useAccountEdit();
  /** Of each step that is being filled in for the first time, the fields that were left. */
  const [begun, setBegun] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const found = new Map<number, Record<string, string>>();
  const note = (index: number, field: string, detail: string): void => {
    const errors = found.get(index) ?? {};
    errors[field] ??= detail;
    found.set(index, errors);
  };
  for (const fault of faultsOfSteps(steps)) {
    const index = indexOf(fault);
    const field = fault.pointer.split("/").slice(3).join("/");
    const left = begun.get(steps[index]?.id ?? "");
    if (left === undefined || left.has(field)) note(index, field, fault.detail);
  }
  for (const [path, detail] of Object.entries(form.errors)) {
    const [field, index, ...rest] = path.split(".");
    if (field === "actions" && index !== undefined && typeof detail === "string")
      note(Number(index), rest.join("/"), detail);
  }
  return {
    errorsAt: (index: number): ErrorsOfStep => found.get(index) ?? {},
    begin: (stepId: string): void => {
      setBegun((before) => new Map(before).set(stepId, noFields));
    },
    /** @param field as in a fault's pointer; null: the whole step */
    leave: (stepId: string, field: string | null): void => {
      setBegun((before) => {
        const left = before.get(stepId);
        if (left === undefined) return before;
        const next = new Map(before);
        if (field === null) next.delete(stepId);
        else next.set(stepId, new Set(left).add(field));
        return next;
      });
    },
    /** Before a change: what SAVE or the server found belongs to the list as it was, but it has been told. */
    forgetFound: (): void => {
      const paths = Object.keys(form.errors).filter((path) => path.startsWith("actions"));
      for (const path of paths) form.clearFieldError(path);
      if (paths.length > 0) setBegun(new Map());
    },
  };
}
