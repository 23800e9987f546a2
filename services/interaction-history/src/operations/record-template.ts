import type { MessageTemplateSnapshot } from "@mailroom/contracts/events/message-template";
import type { UnitOfWork } from "./ports.ts";

/** Keeps a named template, for automatic mail; an older snapshot changes nothing. */
export async function recordTemplate(work: UnitOfWork, template: MessageTemplateSnapshot): Promise<void> {
  await work.commands.saveTemplate(template);
}
