/** What differs between two versions of an account, and how two people's changes come together. Pure. */
import type { AccountPatch } from "../../../api/resources.ts";
import { type AccountDraft, bodyOf } from "./account-draft.ts";
import { editFields } from "./edit-fields.ts";
import { type DraftPath, type EditField, sectionOf } from "./edit-field.ts";

/** Fields with another value, in the order of the page. What is not shown just now does not count. */
export function changedFields(before: AccountDraft, after: AccountDraft): EditField[] {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  return editFields.filter((field) => sectionOf(field, after) !== null && !isSame(old, now, field.path));
}

function isSame(one: object, other: object, path: string): boolean {
  return JSON.stringify(valueAt(one, path)) === JSON.stringify(valueAt(other, path));
}

/** A merge-patch that holds these fields only. */
export function patchOf(draft: AccountDraft, paths: ReadonlySet<DraftPath>): AccountPatch {
  const patch = structuredClone(bodyOf(draft));
  // the server chooses the way of encrypting by a new port unless it is told
  const kept = new Set<string>(paths);
  for (const server of ["imap", "smtp"]) if (kept.has(`${server}.port`)) kept.add(`${server}.tlsMode`);
  removeOthers(patch, "", kept);
  return patch;
}

function removeOthers(object: object, prefix: string, kept: ReadonlySet<string>): void {
  for (const name of Object.keys(object)) {
    const value: unknown = Reflect.get(object, name);
    const path = prefix + name;
    if (kept.has(path)) continue;
    const isGroup = [...kept].some((each) => each.startsWith(`${path}.`));
    if (isGroup && typeof value === "object" && value !== null) removeOthers(value, `${path}.`, kept);
    else Reflect.deleteProperty(object, name);
  }
}

export function valueAt(object: object, path: string): unknown {
  let value: unknown = object;
  for (const step of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** A copy with the values that `paths` have in `from`. */
export function withValuesOf(draft: AccountDraft, from: AccountDraft, paths: readonly string[]): AccountDraft {
  const copy = structuredClone(draft);
  for (const path of paths) {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    const holder = steps.length === 0 ? copy : valueAt(copy, steps.join("."));
    if (typeof holder === "object" && holder !== null) Reflect.set(holder, last, structuredClone(valueAt(from, path)));
  }
  return copy;
}

export type Versions = {
  /** What I began with. */
  readonly base: AccountDraft;
  readonly mine: AccountDraft;
  /** What somebody else stored meanwhile. */
  readonly stored: AccountDraft;
};

/** Which of my changes somebody else made too, otherwise, and which are mine alone. */
export function compareVersions({ base, mine, stored }: Versions): { colliding: EditField[]; kept: EditField[] } {
  const theirs = new Set(changedFields(base, stored).map(({ path }) => path));
  const differing = new Set(changedFields(stored, mine).map(({ path }) => path));
  const ofMine = changedFields(base, mine).filter(({ path }) => differing.has(path));
  return {
    colliding: ofMine.filter(({ path }) => theirs.has(path)),
    kept: ofMine.filter(({ path }) => !theirs.has(path)),
  };
}
