import type { AppliedDisposition as AppliedView } from "@mailroom/contracts/applied-disposition";
import type { Interaction as InteractionView } from "@mailroom/contracts/api/interaction";
import type { AppliedDisposition } from "../operations/disposition-ports.ts";
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
    tags: [...interaction.tags],
    title: interaction.title,
    status: interaction.status,
    unread: interaction.unread,
    agentId: interaction.agentId,
    startedAt: interaction.startedAt.toISOString(),
    closedAt: interaction.closedAt?.toISOString() ?? null,
    messageCount: interaction.messageCount,
    lastMessage: { direction: last.direction, at: last.at.toISOString(), snippet: last.snippet },
    continuesInteractionId: interaction.continuesInteractionId,
    disposition: interaction.disposition === null ? null : toAppliedView(interaction.disposition),
  };
}

export function toAppliedView({ path, at, ...applied }: AppliedDisposition): AppliedView {
  return { ...applied, name: path.at(-1) ?? "", path: [...path], at: at.toISOString() };
}
