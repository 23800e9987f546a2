import { interactionClosed } from "@mailroom/contracts/events/interaction";
import { appliedOf, type Choice, type DispositionParts, isChosen } from "./choose-disposition.ts";
import type { Actor } from "./disposition-ports.ts";
import type { Interaction, UnitOfWork } from "./ports.ts";

export type Closing = {
  /** Open, and locked. */
  readonly interaction: Interaction;
  readonly actor: Actor;
  /** null: closed with the disposition it has, or with none. */
  readonly choice: Choice | null;
};

/**
 * Closes, whoever or whatever wants it: every way of closing ends here. Nothing is demanded; whether the account wants a
 * disposition is asked by who closes for a person or a program (S91), not by transfers, actions and inactivity.
 */
export async function finishInteraction(
  work: UnitOfWork,
  parts: DispositionParts,
  { interaction, actor, choice }: Closing,
): Promise<Interaction> {
  const { id: interactionId, accountId } = interaction;
  const closedAt = parts.clock.now();
  const isNew = choice !== null && !isChosen(interaction, choice);
  const disposition = isNew ? appliedOf(choice, actor, closedAt) : interaction.disposition;
  const chosen =
    isNew && disposition !== null
      ? { appliedDispositionId: await work.dispositions.addChoice(interactionId, disposition) }
      : {};
  await work.interactions.changeInteraction(interactionId, { status: "closed", closedAt, ...chosen });
  work.outbox.append(interactionClosed, {
    key: interactionId,
    data: {
      interactionId,
      accountId,
      closedAt: closedAt.toISOString(),
      closedBy: actor.kind,
      agentId: actor.kind === "agent" ? actor.agentId : null,
      dispositionId: disposition?.dispositionId ?? null,
    },
  });
  return { ...interaction, status: "closed", closedAt, disposition, version: interaction.version + 1 };
}
