/**
 * Stores whose writes leave an entry of the audit log in the same transaction. It is done here, where every change passes,
 * so that no operation can forget it.
 */
import type { Audit, AuditAlert } from "@mailroom/contracts/audit-entry";
import type { AuditedObjectType } from "@mailroom/contracts/audited-object";

type Identified = { readonly id: string };

type AuditedOptions<Thing> = {
  readonly audit: Audit;
  readonly objectType: AuditedObjectType;
  /** What is compared; left out: all of it. */
  readonly view?: (thing: Thing) => object;
  readonly alertOf?: (before: Thing | null, after: Thing) => AuditAlert | null;
  /** Deletion that leaves the row. */
  readonly isDeleted?: (thing: Thing) => boolean;
};

type KeepingStore<Thing extends Identified, Rest extends readonly unknown[]> = {
  find(id: string): Promise<Thing | null>;
  findForUpdate(id: string): Promise<Thing | null>;
  insert(thing: Thing): Promise<void>;
  update(thing: Thing, ...rest: Rest): Promise<void>;
};

/** One that marks what is deleted. */
export function auditedKeeping<
  Thing extends Identified,
  Rest extends readonly unknown[],
  Store extends KeepingStore<Thing, Rest>,
>(store: Store, options: AuditedOptions<Thing>): Store {
  const { audit, objectType, view = (thing: Thing) => thing, alertOf, isDeleted } = options;
  const locked = new Map<string, Thing>();
  return {
    ...store,
    async findForUpdate(id: string) {
      const thing = await store.findForUpdate(id);
      if (thing !== null) locked.set(id, thing);
      return thing;
    },
    async insert(thing: Thing) {
      await store.insert(thing);
      const alert = alertOf?.(null, thing) ?? null;
      audit.note({ action: "created", objectType, objectId: thing.id, after: view(thing), alert });
      locked.set(thing.id, thing);
    },
    async update(thing: Thing, ...rest: Rest) {
      // As it was locked: parts of it may have been written by now.
      const before = locked.get(thing.id) ?? (await store.find(thing.id));
      await store.update(thing, ...rest);
      locked.set(thing.id, thing);
      const noted = { objectType, objectId: thing.id };
      if (isDeleted?.(thing) === true) audit.note({ ...noted, action: "deleted" });
      else if (before !== null) {
        const alert = alertOf?.(before, thing) ?? null;
        audit.note({ ...noted, action: "changed", before: view(before), after: view(thing), alert });
      }
    },
  };
}

type RemovingStore<Thing extends Identified> = KeepingStore<Thing, []> & { delete(id: string): Promise<void> };

/** One whose rows go. */
export function auditedStore<Thing extends Identified, Store extends RemovingStore<Thing>>(
  store: Store,
  options: AuditedOptions<Thing>,
): Store {
  return {
    ...auditedKeeping<Thing, [], Store>(store, options),
    async delete(id: string) {
      await store.delete(id);
      options.audit.note({ action: "deleted", objectType: options.objectType, objectId: id });
    },
  };
}
