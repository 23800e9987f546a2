import { interactionClosed } from "@mailroom/contracts/events/interaction";
import type { Principal } from "@mailroom/contracts/principal";
import { assertAccess } from "./access.ts";
import type { Clock, Interaction, UnitOfWork } from "./ports.ts";

/** Closing what is closed changes nothing. @throws DomainError `not-found`, `not-allowed` */
export async function closeInteraction(
  work: UnitOfWork,
  { clock }: { readonly clock: Clock },
  { principal, interactionId }: { readonly principal: Principal; readonly interactionId: string },
): Promise<Interaction> {
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, "interactions.write", found);
  if (interaction.status === "closed") return interaction;
  const closedAt = clock.now();
  await work.interactions.changeInteraction(interactionId, { status: "closed", closedAt });
  const isAgent = principal.kind === "user";
  work.outbox.append(interactionClosed, {
    key: interactionId,
    data: {
      interactionId,
      accountId: interaction.accountId,
      closedAt: closedAt.toISOString(),
      closedBy: isAgent ? "agent" : "api",
      agentId: isAgent ? principal.userId : null,
    },
  });
  return { ...interaction, status: "closed", closedAt, version: interaction.version + 1 };
}
