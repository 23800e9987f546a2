import type { Interaction as InteractionView } from "@mailroom/contracts/api/interaction";
import type { Interaction } from "../operations/ports.ts";

export function toInteractionView(interaction: Interaction): InteractionView {
  const { last } = interaction;
  return {
    id: interaction.id,
    version: interaction.version,
    number: interaction.number,
    accountId: interaction.accountId,
    accountKey: interaction.accountKey,
    contact: interaction.contact,
    subject: interaction.subject,
    title: interaction.title,
    status: interaction.status,
    unread: interaction.unread,
    agentId: interaction.agentId,
    startedAt: interaction.startedAt.toISOString(),
    closedAt: interaction.closedAt?.toISOString() ?? null,
    messageCount: interaction.messageCount,
    lastMessage: { direction: last.direction, at: last.at.toISOString(), snippet: last.snippet },
    continuesInteractionId: interaction.continuesInteractionId,
  };
}
