import type { FormErrors } from "@mantine/form";
import { createDisposition } from "../../api/constraints.gen.ts";
import type { Disposition, DispositionCreate, DispositionPatch } from "../../api/resources.ts";
import { faultsIn } from "../../components/field-rules.ts";
import { t } from "../../messages/format.ts";

export type DispositionValues = {
  name: string;
  description: string;
  parentId: string | null;
  scope: Disposition["scope"];
  scopeId: string | null;
};

/** @param parent of a new one; it has the scope of its parent. */
export function valuesOf(
  stored: Disposition | null,
  parent: Disposition | null,
  owner: Pick<Disposition, "scope" | "scopeId">,
): DispositionValues {
  const { scope, scopeId } = stored ?? parent ?? owner;
  return {
    name: stored?.name ?? "",
    description: stored?.description ?? "",
    parentId: stored?.parentId ?? parent?.id ?? null,
    scope,
    scopeId,
  };
}

export function createOf(values: DispositionValues): DispositionCreate {
  const { scope, scopeId } = values;
  return { ...patchOf(values), name: values.name.trim(), scope, scopeId };
}

export function patchOf({ name, description, parentId }: DispositionValues): DispositionPatch {
  const text = description.trim();
  return { name: name.trim(), description: text === "" ? null : text, parentId };
}

export function faultsOf(values: DispositionValues): FormErrors {
  const faults = faultsIn(createDisposition, values);
  if (values.scope !== "global" && values.scopeId === null) faults["scopeId"] = t("form.needed");
  return faults;
}
