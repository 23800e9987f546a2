import {
  addInteractionTags as addRoute,
  removeInteractionTag as removeRoute,
} from "@mailroom/contracts/api/interaction-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { addInteractionTags, removeInteractionTag } from "../operations/change-tags.ts";
import { toInteractionView } from "./interaction-view.ts";
import type { HttpParts } from "./parts.ts";

export function addTagRoutes(server: FastifyInstance, { transact }: HttpParts): void {
  implement(server, addRoute, async ({ principal, params: { interactionId }, body: { tags } }) => {
    const changed = await transact((work) => addInteractionTags(work, { principal, interactionId, tags }));
    return { status: 200, body: toInteractionView(changed) };
  });

  implement(server, removeRoute, async ({ principal, params: { interactionId }, query: { tag } }) => {
    const changed = await transact((work) => removeInteractionTag(work, { principal, interactionId, tag }));
    return { status: 200, body: toInteractionView(changed) };
  });
}
