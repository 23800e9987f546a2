/** Tags of interactions, as people and programs change them; steps of accounts' actions add some too (X2). */
import Type from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Uuid } from "../identifier.ts";
import { Interaction } from "./interaction.ts";

/** More are refused: a list could not show them. */
export const maxInteractionTags = 100;

const Tag = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: "^[^,]*[^,\\s][^,]*$",
  description: "Without a comma, which separates values in filters. Compared without regard to case",
});
const params = closed({ interactionId: Uuid });
const service = "interaction-history";
const tag = "Interactions";

export const addInteractionTags = defineRoute({
  operationId: "addInteractionTags",
  method: "POST",
  path: "/interactions/{interactionId}/tags",
  service,
  action: "interactions.write",
  tag,
  summary: "Add tags to an interaction",
  description: "One that it has already stays as it is. At most 100 in all.",
  params,
  body: closed({ tags: Type.Array(Tag, { minItems: 1, maxItems: 20 }) }),
  responses: { 200: Interaction },
});
export const removeInteractionTag = defineRoute({
  operationId: "removeInteractionTag",
  method: "DELETE",
  path: "/interactions/{interactionId}/tags",
  service,
  action: "interactions.write",
  tag,
  summary: "Take a tag from an interaction",
  description: "Taking away what is not there changes nothing.",
  params,
  query: closed({ tag: Type.String({ minLength: 1, maxLength: 60 }) }),
  responses: { 200: Interaction },
});
