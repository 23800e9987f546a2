import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

export const DispositionSnapshot = Type.Object({
  dispositionId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  /** When agents should choose it. Absent in snapshots from before it was told. */
  description: Type.Optional(nullable(Type.String())),
  /** Names from the first level down. */
  path: Type.Array(Type.String()),
  parentId: nullable(Uuid),
  scope: Type.Enum(["account", "global", "list", "queue"]),
  scopeId: nullable(Uuid),
  isSystem: Type.Boolean(),
  deleted: Type.Boolean(),
});
export type DispositionSnapshot = Static<typeof DispositionSnapshot>;

export const dispositionChanged = defineEvent({
  producer: "account-config",
  name: "disposition.changed",
  version: 1,
  description: "A disposition was created, changed or deleted: its full snapshot.",
  schema: DispositionSnapshot,
});
