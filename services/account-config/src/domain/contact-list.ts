import type { ListSnapshot } from "@mailroom/contracts/events/list";

/** A contact list of the Contact Manager (S5). */
export type ContactList = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** There is always one list, so that the first account needs no preparation. */
export const firstListName = "Default";

/** What the other services are told. */
export function listSnapshot({ id, version, name }: ContactList, deleted: boolean): ListSnapshot {
  return { listId: id, version, name, deleted };
}
