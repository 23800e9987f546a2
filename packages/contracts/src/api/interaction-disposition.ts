import Type, { type Static } from "typebox";
import { AppliedDisposition, DispositionNote } from "../applied-disposition.ts";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";
import { dispositionScopes } from "./disposition.ts";
import { Interaction } from "./interaction.ts";

/** A disposition that may be chosen for an interaction, labelled by the scope it comes from (S50). */
export const OfferedDisposition = closed({
  id: Uuid,
  name: Type.String(),
  description: nullable(Type.String({ description: "When to choose it" })),
  parentId: nullable(Uuid),
  level: Type.Integer({ description: "1 to 3" }),
  path: Type.Array(Type.String(), { description: "Names from the first level down to this one" }),
  scope: Type.Enum([...dispositionScopes]),
});
export type OfferedDisposition = Static<typeof OfferedDisposition>;

export const InteractionDispositions = closed({
  required: Type.Boolean({ description: "The account's mandatoryDisposition: nobody closes without one (S91)" }),
  pausesAgent: Type.Boolean({
    description:
      "The account's pauseDuringDisposition: whoever chooses is paused meanwhile, see disposition-pauses (S92)",
  }),
  items: Type.Array(OfferedDisposition, { description: "As the tree reads: each after its parent" }),
  chosen: Type.Array(AppliedDisposition, { description: "What was chosen so far, newest first; at most 50" }),
});
export type InteractionDispositions = Static<typeof InteractionDispositions>;

const params = closed({ interactionId: Uuid });
const service = "interaction-history";
const tag = "Interactions";

export const listInteractionDispositions = defineRoute({
  operationId: "listInteractionDispositions",
  method: "GET",
  path: "/interactions/{interactionId}/dispositions",
  service,
  action: "interactions.read",
  tag,
  summary: "Dispositions offered for an interaction, and those chosen so far",
  description:
    "Those of its account, the global ones, those of its contact's list and of the queue that it came through. Mailroom's own are not offered.",
  params,
  responses: { 200: InteractionDispositions },
});

export const setInteractionDisposition = defineRoute({
  operationId: "setInteractionDisposition",
  method: "PUT",
  path: "/interactions/{interactionId}/disposition",
  service,
  action: "interactions.write",
  tag,
  summary: "Choose or change the disposition of an interaction",
  description: "Open or closed. null takes it away, unless the interaction is closed and its account demands one.",
  params,
  body: closed({ dispositionId: nullable(Uuid), note: Type.Optional(nullable(DispositionNote)) }),
  responses: { 200: Interaction },
});
