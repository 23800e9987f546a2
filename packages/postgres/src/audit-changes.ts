import { isDeepStrictEqual } from "node:util";
import { type AuditChange, AuditValue } from "@mailroom/contracts/audit-entry";
import { type AuditedObjectType, shownFields } from "@mailroom/contracts/audited-object";
import { payloadCheck } from "@mailroom/contracts/payload-check";

const showable = payloadCheck(AuditValue);
/** Of one entry; no object has so many fields. */
const maxChanges = 500;
/** Say when and how often, which the entry does itself. */
const bookkeeping = new Set(["id", "version", "createdAt", "updatedAt", "updatedBy", "deletedAt"]);

/**
 * What differs, field by field, sorted by path. Values are told of fields that `shownFields` names, and only where they are
 * plain; of all others it is told that they changed. Absent, null and empty are the same.
 */
export function changesBetween(type: AuditedObjectType, before: object, after: object): AuditChange[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const shown = new Set(shownFields[type]);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => !isDeepStrictEqual(old.get(field), now.get(field)))
    .sort()
    .slice(0, maxChanges)
    .map((field) => changeOf(field, { isShown: shown.has(field), old: old.get(field), now: now.get(field) }));
}

type Difference = { readonly isShown: boolean; readonly old: unknown; readonly now: unknown };

function changeOf(field: string, { isShown, old = null, now = null }: Difference): AuditChange {
  const isTold = isShown && showable.is(old) && showable.is(now);
  return isTold
    ? { field, masked: false, before: old, after: now }
    : { field, masked: true, before: null, after: null };
}

/** Path → value. Lists are values; what is empty is not there. */
function leavesOf(value: object): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, unknown>();
  const add = (path: string, part: unknown): void => {
    if (part instanceof Date) leaves.set(path, part.toISOString());
    else if (isGroup(part)) for (const [name, inner] of Object.entries(part)) add(`${path}.${name}`, inner);
    else if (!isEmpty(part)) leaves.set(path, part);
  };
  for (const [name, part] of Object.entries(value)) if (!bookkeeping.has(name)) add(name, part);
  return leaves;
}

function isGroup(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
