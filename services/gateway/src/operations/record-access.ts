/** Keeps the copies by which live events are authorised. Each call may come twice. */
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { AccessStore } from "./ports.ts";

type AccessPorts = { readonly access: AccessStore };

export async function recordAccountLinks({ access }: AccessPorts, account: AccountSnapshot): Promise<void> {
  const { accountId, version, agentIds } = account;
  await access.setAccountLinks({ accountId, version, agentIds });
}

export async function recordOffer(
  { access }: AccessPorts,
  offer: { offerId: string; interactionId: string; agentId: string },
): Promise<void> {
  await access.addOffer({ offerId: offer.offerId, interactionId: offer.interactionId, agentId: offer.agentId });
}

export async function recordOfferEnded({ access }: AccessPorts, offer: { offerId: string }): Promise<void> {
  await access.removeOffer(offer.offerId);
}

export async function recordAssignment(
  { access }: AccessPorts,
  assignment: { interactionId: string; agentId: string | null },
): Promise<void> {
  await access.setAssignee(assignment.interactionId, assignment.agentId);
}
