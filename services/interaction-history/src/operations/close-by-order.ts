import type { CloseOrder } from "@mailroom/contracts/events/interaction-command";
import type { Choice, DispositionParts } from "./choose-disposition.ts";
import { finishInteraction } from "./finish-interaction.ts";
import type { UnitOfWork } from "./ports.ts";
import { refuseCommand } from "./refuse-command.ts";

/**
 * Closes because a rule of the account says so: a Close step (X2) or inactivity (S86). Once a command, and only while
 * nothing came that the rule did not know of. A mandatory disposition does not hold it up (S91).
 */
export async function closeByOrder(work: UnitOfWork, parts: DispositionParts, order: CloseOrder): Promise<void> {
  const interaction = await work.interactions.findInteraction(order.interactionId, "for-update");
  if (!(await work.commands.begin(order.commandId))) return;
  if (interaction === null) {
    refuseCommand(work, order, { command: "close", reason: "unknown" });
    return;
  }
  if (interaction.status === "closed") return;
  if (order.ifLastMessage !== null) {
    const newest = await work.commands.findNewestMessage(interaction.id);
    if (newest !== order.ifLastMessage) {
      refuseCommand(work, order, { command: "close", reason: "stale" });
      return;
    }
  }
  await finishInteraction(work, parts, { interaction, actor: { kind: "system" }, choice: await choiceOf(work, order) });
}

async function choiceOf(work: UnitOfWork, { dispositionId, cause }: CloseOrder): Promise<Choice | null> {
  if (dispositionId === null && cause === "action") return null;
  const disposition =
    dispositionId === null
      ? await work.dispositions.findSystemDisposition()
      : await work.dispositions.findDisposition(dispositionId);
  return disposition === null ? null : { disposition, note: null };
}
