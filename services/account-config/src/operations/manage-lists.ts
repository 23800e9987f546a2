import { firstListName, type ContactList } from "../domain/contact-list.ts";
import { listInUse, listNotFound } from "../domain/errors.ts";
import { isSameData } from "../domain/same-data.ts";
import { deleteDispositionsOf } from "./manage-dispositions.ts";
import type { Clock, ListPage, MakeId, WithTransaction } from "./ports.ts";
import { readPage } from "./read-page.ts";

type Ports = { readonly withTransaction: WithTransaction; readonly clock: Clock; readonly makeId: MakeId };
type ListInput = { readonly name: string; readonly description?: string | null };

/** @throws DomainError `name-taken`. */
export async function createList(ports: Ports, input: ListInput): Promise<ContactList> {
  const now = ports.clock.now();
  const { name, description = null } = input;
  const list: ContactList = { id: ports.makeId(), version: 1, name, description, createdAt: now, updatedAt: now };
  await ports.withTransaction(async (scope) => {
    await scope.lists.insert(list);
    scope.announceList(list, "changed");
  });
  return list;
}

/** @throws DomainError `list-not-found`, `name-taken`, and what `requireVersion` throws. */
export async function updateList(
  ports: Ports,
  input: {
    readonly listId: string;
    readonly patch: Partial<ListInput>;
    readonly requireVersion: (version: number) => void;
  },
): Promise<ContactList> {
  return ports.withTransaction(async (scope) => {
    const before = await scope.lists.findForUpdate(input.listId);
    if (before === null) throw listNotFound();
    input.requireVersion(before.version);
    const { name = before.name, description = before.description } = input.patch;
    const changed = { ...before, name, description };
    if (isSameData(changed, before)) return before;
    const list: ContactList = { ...changed, version: before.version + 1, updatedAt: ports.clock.now() };
    await scope.lists.update(list);
    scope.announceList(list, "changed");
    return list;
  });
}

/** @throws DomainError `list-not-found`, `list-in-use` (S5). */
export async function deleteList(ports: Ports, listId: string): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const list = await scope.lists.findForUpdate(listId);
    if (list === null) throw listNotFound();
    if ((await scope.accounts.countByList(listId)) > 0) throw listInUse();
    await deleteDispositionsOf(scope, { scope: "list", scopeId: listId });
    await scope.lists.delete(listId);
    scope.announceList({ ...list, version: list.version + 1 }, "deleted");
  });
}

/** @throws DomainError `list-not-found`. */
export async function getList(ports: Ports, listId: string): Promise<ContactList> {
  const list = await ports.withTransaction((scope) => scope.lists.find(listId));
  if (list === null) throw listNotFound();
  return list;
}

export async function listLists(ports: Ports, page: ListPage) {
  const read = (limit: number) => ports.withTransaction((scope) => scope.lists.list({ ...page, limit }));
  return readPage(page.limit, read, ({ name, id }) => ({ name, id }));
}

/** The first start makes one list; several instances starting at once make one, too. */
export async function ensureFirstList(ports: Ports): Promise<void> {
  const isEmpty = await ports.withTransaction(
    async (scope) => (await scope.lists.list({ search: null, after: null, limit: 1 })).length === 0,
  );
  if (isEmpty) {
    await createList(ports, { name: firstListName }).catch((error: unknown) => {
      const isThere = error instanceof Error && "code" in error && error.code === "name-taken";
      if (!isThere) throw error;
    });
  }
}
