import type { FieldError } from "@mailroom/contracts/domain-error";
import { type Configuration, type DispositionRef, type Entry, namesOf } from "../domain/configuration.ts";
import { invalidFields } from "../domain/errors.ts";

const kinds = ["list", "interval", "template", "assistant", "cloudProvider", "account", "queue", "agent"] as const;
export type NamedKind = (typeof kinds)[number];

const missing: Readonly<Record<NamedKind, string>> = {
  list: "There is no list of this name.",
  interval: "There is no interval of this name.",
  template: "There is no template of this name.",
  assistant: "There is no assistant of this name.",
  cloudProvider: "There is no cloud provider of this name.",
  account: "There is no account of this name.",
  queue: "There is no queue of this name. Queues do not come with a configuration: make it before.",
  agent:
    "There is no agent with this address. Agents do not come with a configuration: add them before, or leave them out.",
};

/** Natural names → ids while an import makes what is missing; names are the same whatever their case. */
export type NameResolver = ReturnType<typeof makeNameResolver>;

export function makeNameResolver(all: Configuration) {
  const names = namesOf(all);
  const ids = new Map<string, string>();
  const keyOf = (kind: NamedKind, name: string) => `${kind} ${name.toLowerCase()}`;
  const refKey = ({ scope, of, path }: DispositionRef) => {
    const owner = scope === "queue" && of !== null ? (ids.get(keyOf("queue", of)) ?? of) : of;
    return `disposition ${JSON.stringify([scope, owner, ...path]).toLowerCase()}`;
  };
  for (const kind of kinds) for (const [id, name] of names[kind]) ids.set(keyOf(kind, name), id);
  for (const [id, ref] of names.disposition) ids.set(refKey(ref), id);

  const resolver = {
    find: (kind: NamedKind, name: string): string | null =>
      ids.get(keyOf(kind, name)) ?? (isElsewhere(kind) && uuid.test(name) ? name : null),
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
      const id = idOf(kind, name);
      if (id === null) throw unknownName(field, missing[kind]);
      return { ...rest, [`${field}Id`]: id };
    },
    resolveEach(entry: Entry, namedThere: readonly NamedKind[]): Entry {
      return namedThere.reduce((each, kind) => resolver.resolve(each, kind), entry);
    },
    /** `{ agents: ["ada@…"] }` → `{ agentIds: […] }`. @throws DomainError `invalid-request` with a pointer for each unknown one. */
    resolveAgents(entry: Entry): Entry {
      const { agents, ...rest } = entry;
      if (!Array.isArray(agents)) return entry;
      const agentIds = agents.map((name: unknown) => idOf("agent", name));
      const faults = agentIds.flatMap((id, index) =>
        id === null ? [{ pointer: `/agents/${index}`, detail: missing.agent }] : [],
      );
      if (faults.length > 0) throw invalidFields(faults);
      return { ...rest, agentIds };
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

  function idOf(kind: NamedKind, name: unknown): string | null {
    return typeof name === "string" ? resolver.find(kind, name) : null;
  }

  function resolveStep(step: Entry): Entry {
    const { disposition, ...rest } = resolver.resolveEach(step, ["interval", "template", "queue", "agent"]);
    if (disposition === undefined) return rest;
    if (disposition === null) return { ...rest, dispositionId: null };
    const id = isDispositionRef(disposition) ? resolver.findDisposition(disposition) : null;
    if (id === null) throw unknownName("disposition", "There is no disposition at this place.");
    return { ...rest, dispositionId: id };
  }

  return resolver;
}

/** Of what other services make, a name may not be known yet: then it is an id. */
const isElsewhere = (kind: NamedKind): boolean => kind === "queue" || kind === "agent";
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

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
