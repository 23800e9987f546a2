import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { Uuid } from "../identifier.ts";

export const ListSnapshot = Type.Object({
  listId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  deleted: Type.Boolean(),
});
export type ListSnapshot = Static<typeof ListSnapshot>;

export const listChanged = defineEvent({
  producer: "account-config",
  name: "settings.list-changed",
  version: 1,
  description: "A contact list was created, changed or deleted: its full snapshot.",
  schema: ListSnapshot,
});
