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
