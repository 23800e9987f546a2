import { interactionChanged } from "@mailroom/contracts/events/interaction";
import type { Principal } from "@mailroom/contracts/principal";
import { assertAccess } from "./access.ts";
import type { Interaction, UnitOfWork } from "./ports.ts";

export type ReadStateRequest = {
  readonly principal: Principal;
  readonly interactionId: string;
  readonly unread: boolean;
};

/**
 * One read state for everybody (S108). Whoever may read may mark as read; marking unread needs the account's switch or
 * the role of an administrator (S22, S23). @throws DomainError `not-found`, `not-allowed`
 */
export async function setReadState(work: UnitOfWork, request: ReadStateRequest): Promise<Interaction> {
  const { principal, interactionId, unread } = request;
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, unread ? "interactions.mark-unread" : "interactions.read", found);
  if (interaction.unread === unread) return interaction;
  await work.interactions.changeInteraction(interactionId, { unread });
  const { accountId, agentId } = interaction;
  work.outbox.append(interactionChanged, { key: interactionId, data: { interactionId, accountId, unread, agentId } });
  return { ...interaction, unread, version: interaction.version + 1 };
}
