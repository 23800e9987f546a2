import Type, { type Static } from "typebox";
import { closed } from "./closed.ts";
import { Instant, Uuid } from "./identifier.ts";
import { nullable } from "./nullable.ts";

/**
 * A disposition as it was when it was chosen for an interaction (S107): what happens to the disposition itself later
 * changes nothing here.
 */
export const AppliedDisposition = closed({
  dispositionId: Uuid,
  name: Type.String({ description: "Its own name: the lowest level of the path" }),
  path: Type.Array(Type.String(), { description: "Names from the first level down, as they were then" }),
  note: nullable(Type.String()),
  chosenBy: Type.Enum(["agent", "api", "system"]),
  agentId: nullable(Uuid),
  at: Instant,
});
export type AppliedDisposition = Static<typeof AppliedDisposition>;

/** What may be said about the choice, by a person or a program. */
export const DispositionNote = Type.String({ maxLength: 2000 });
