import type { Decision } from "./decision.ts";
import type { Interaction } from "./interaction.ts";
import type { Offer } from "./offer.ts";
import type { WorkItem } from "./work-item.ts";

export type PickOutcome =
  | { readonly kind: "picked" }
  /** They have it already: nothing changes. */
  | { readonly kind: "repeated" }
  | { readonly kind: "held"; readonly holderId: string }
  | { readonly kind: "closed" };

/** Whoever commits first has it; an interaction that waits for one agent alone is nobody's all the same (S17). */
export function pick({ status, holderId }: Interaction, agentId: string): PickOutcome {
  if (holderId === agentId) return { kind: "repeated" };
  if (holderId !== null) return { kind: "held", holderId };
  return status === "closed" ? { kind: "closed" } : { kind: "picked" };
}

/** What routing knew when somebody took it by hand. */
export function decisionOfPick(
  interaction: Interaction,
  agentId: string,
  { item, offers }: { readonly item: WorkItem | null; readonly offers: readonly Offer[] },
): Decision {
  return {
    interactionId: interaction.id,
    kind: "picked",
    summary: `Agent ${agentId} took it by hand.`,
    inputs: {
      agentId,
      item: item === null ? null : { id: item.id, version: item.version, state: item.state, queueId: item.queueId },
      waitedForAgentId: item?.agentId ?? null,
      offerIds: offers.map(({ id }) => id),
      hadEnded: interaction.hasEnded,
    },
  };
}
