import { commandRefused, type CommandRefused } from "@mailroom/contracts/events/interaction-command";
import type { UnitOfWork } from "./ports.ts";

type Ids = Pick<CommandRefused, "commandId" | "interactionId" | "accountId">;

/** Says that a command is not carried out: routing keeps the reason, and looks after what would be left over. */
export function refuseCommand(
  work: UnitOfWork,
  { commandId, interactionId, accountId }: Ids,
  { command, reason }: Pick<CommandRefused, "command" | "reason">,
): void {
  const data = { commandId, interactionId, accountId, command, reason };
  work.outbox.append(commandRefused, { key: interactionId, data });
}
