import type { FieldError } from "@mailroom/contracts/domain-error";
import { type Configuration, type DispositionRef, type Entry, namesOf } from "../domain/configuration.ts";
import { invalidFields } from "../domain/errors.ts";

export type NamedKind = "list" | "interval" | "template" | "assistant" | "cloudProvider" | "account";

const words: Readonly<Record<NamedKind, string>> = {
  list: "list",
  interval: "interval",
  template: "template",
  assistant: "assistant",
  cloudProvider: "cloud provider",
  account: "account",
};

/** Natural names → ids while an import makes what is missing; names are the same whatever their case. */
export type NameResolver = ReturnType<typeof makeNameResolver>;

export function makeNameResolver(all: Configuration) {
  const names = namesOf(all);
  const ids = new Map<string, string>();
  const keyOf = (kind: NamedKind, name: string) => `${kind} ${name.toLowerCase()}`;
  const refKey = ({ scope, of, path }: DispositionRef) =>
    `disposition ${JSON.stringify([scope, of, ...path]).toLowerCase()}`;
  const kinds: readonly NamedKind[] = ["list", "interval", "template", "assistant", "cloudProvider", "account"];
  for (const kind of kinds) for (const [id, name] of names[kind]) ids.set(keyOf(kind, name), id);
  for (const [id, ref] of names.disposition) ids.set(refKey(ref), id);

  const resolver = {
    find: (kind: NamedKind, name: string): string | null => ids.get(keyOf(kind, name)) ?? null,
    findDisposition: (ref: DispositionRef): string | null => ids.get(refKey(ref)) ?? null,
    note(kind: NamedKind, name: string, id: string): void {
      ids.set(keyOf(kind, name), id);
    },
    noteDisposition(ref: DispositionRef, id: string): void {
      ids.set(refKey(ref), id);
    },
    /** `{ list: "VIP" }` → `{ listId: … }`. @throws DomainError `invalid-request` for a name that nothing has. */
    resolve(entry: Entry, kind: NamedKind, field: string = kind): Entry {
      if (!(field in entry)) return entry;
      const { [field]: name, ...rest } = entry;
      if (name === null) return { ...rest, [`${field}Id`]: null };
      const id = typeof name === "string" ? resolver.find(kind, name) : null;
      if (id === null) throw unknownName(field, `There is no ${words[kind]} of this name.`);
      return { ...rest, [`${field}Id`]: id };
    },
    /** @throws DomainError `invalid-request` naming the step. */
    resolveSteps(steps: unknown): unknown {
      if (!Array.isArray(steps)) return steps;
      return steps.map((step: unknown, index) => {
        try {
          return isEntry(step) ? resolveStep(step) : step;
        } catch (error) {
          throw atStep(error, index);
        }
      });
    },
  };

  function resolveStep(step: Entry): Entry {
    const { disposition, ...rest } = resolver.resolve(resolver.resolve(step, "interval"), "template");
    if (disposition === undefined) return rest;
    if (disposition === null) return { ...rest, dispositionId: null };
    const id = isDispositionRef(disposition) ? resolver.findDisposition(disposition) : null;
    if (id === null) throw unknownName("disposition", "There is no disposition at this place.");
    return { ...rest, dispositionId: id };
  }

  return resolver;
}

function unknownName(field: string, detail: string): Error {
  return invalidFields([{ pointer: `/${field}`, detail }]);
}

function atStep(error: unknown, index: number): unknown {
  if (!(error instanceof Error) || !("fields" in error) || !Array.isArray(error.fields)) return error;
  const fields = error.fields.filter(isFieldError);
  return invalidFields(fields.map(({ pointer, detail }) => ({ pointer: `/actions/${index}${pointer}`, detail })));
}

function isFieldError(value: unknown): value is FieldError {
  return isEntry(value) && typeof value["pointer"] === "string" && typeof value["detail"] === "string";
}

export function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const scopes = ["account", "global", "list", "queue"];

export function isDispositionRef(value: unknown): value is DispositionRef {
  if (!isEntry(value)) return false;
  const { scope, of = null, path } = value;
  const isPath = Array.isArray(path) && path.length > 0 && path.every((name) => typeof name === "string");
  return typeof scope === "string" && scopes.includes(scope) && (of === null || typeof of === "string") && isPath;
}
