import { interactionChanged } from "@mailroom/contracts/events/interaction";
import type { TagOrder } from "@mailroom/contracts/events/interaction-command";
import { storable } from "../domain/storable.ts";
import type { UnitOfWork } from "./ports.ts";
import { refuseCommand } from "./refuse-command.ts";

/** As many as a list can show; what is beyond is not added. */
const maxTags = 100;

/** Adds the tags of a step (X2). A tag that is there already, in whatever case, stays as it is. */
export async function tagInteraction(work: UnitOfWork, order: TagOrder): Promise<void> {
  const { commandId, interactionId } = order;
  const interaction = await work.interactions.findInteraction(interactionId, "for-update");
  if (!(await work.commands.begin(commandId))) return;
  if (interaction === null) {
    refuseCommand(work, order, { command: "tag", reason: "unknown" });
    return;
  }
  const tags = order.tags.map((tag) => storable(tag).replace(/\s+/g, " ").trim()).filter((tag) => tag !== "");
  if ((await work.commands.addTags(interactionId, tags, maxTags)) === 0) return;
  await work.interactions.changeInteraction(interactionId, {});
  const { accountId, unread, agentId } = interaction;
  work.outbox.append(interactionChanged, { key: interactionId, data: { interactionId, accountId, unread, agentId } });
}
