import { DomainError } from "@mailroom/contracts/domain-error";
import { interactionChanged } from "@mailroom/contracts/events/interaction";
import type { UnitOfWork } from "./ports.ts";

export type Holder = {
  readonly interactionId: string;
  readonly agentId: string | null;
  /** Whether routing still has the interaction. Absent: as before. */
  readonly inRouting?: boolean;
};

/** Keeps who has the interaction, for rights and lists. routing decides it; this is its copy. */
export async function recordHolder(work: UnitOfWork, holder: Holder): Promise<void> {
  const { interactionId, agentId, inRouting } = holder;
  const interaction = await work.interactions.findInteraction(interactionId, "for-update");
  if (interaction === null) {
    throw new DomainError("interaction-unknown", "not-found", "routing speaks of an interaction we do not have.");
  }
  await work.interactions.changeInteraction(interactionId, {
    agentId,
    ...(inRouting === undefined ? {} : { inRouting }),
  });
  if (interaction.agentId === agentId) return;
  const { accountId, unread } = interaction;
  work.outbox.append(interactionChanged, { key: interactionId, data: { interactionId, accountId, unread, agentId } });
}
