import type { Principal } from "@mailroom/contracts/principal";
import { assertAccess } from "./access.ts";
import {
  actorOf,
  changeDisposition,
  type DispositionParts,
  dispositionRequired,
  type GivenChoice,
  requireOffered,
} from "./choose-disposition.ts";
import { finishInteraction } from "./finish-interaction.ts";
import type { Interaction, UnitOfWork } from "./ports.ts";

export type CloseRequest = {
  readonly principal: Principal;
  readonly interactionId: string;
  readonly given: GivenChoice | null;
};

/**
 * By a person or a program. Closing what is closed changes nothing but the disposition, where one is given.
 * @throws DomainError `not-found`, `not-allowed`, `disposition-not-offered`; `disposition-required` where the account
 * demands one (S91) and none was chosen since it was opened
 */
export async function closeInteraction(
  work: UnitOfWork,
  parts: DispositionParts,
  { principal, interactionId, given }: CloseRequest,
): Promise<Interaction> {
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, "interactions.write", found);
  const actor = actorOf(principal);
  const choice = given === null ? null : await requireOffered(work, interaction, given);
  if (interaction.status === "closed") {
    return choice === null ? interaction : changeDisposition(work, parts, { interaction, choice, actor });
  }
  if (interaction.requiresDisposition && choice === null && interaction.disposition === null) {
    throw dispositionRequired();
  }
  return finishInteraction(work, parts, { interaction, actor, choice });
}
