import { maxInteractionTags } from "@mailroom/contracts/api/interaction-tag";
import type { TagOrder } from "@mailroom/contracts/events/interaction-command";
import { cleanTags } from "../domain/tag.ts";
import { announceTags } from "./change-tags.ts";
import type { UnitOfWork } from "./ports.ts";
import { refuseCommand } from "./refuse-command.ts";

/**
 * Adds the tags of a step (X2). A tag that is there already, in whatever case, stays as it is; what would be more than an
 * interaction may have is not added.
 */
export async function tagInteraction(work: UnitOfWork, order: TagOrder): Promise<void> {
  const { commandId, interactionId } = order;
  const interaction = await work.interactions.findInteraction(interactionId, "for-update");
  if (!(await work.commands.begin(commandId))) return;
  if (interaction === null) {
    refuseCommand(work, order, { command: "tag", reason: "unknown" });
    return;
  }
  if ((await work.commands.addTags(interactionId, cleanTags(order.tags), maxInteractionTags)) === 0) return;
  await announceTags(work, interaction);
}
