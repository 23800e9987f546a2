import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { isEmployed } from "../domain/agent.ts";
import { decisionOfOffer } from "../domain/decision.ts";
import { acceptedBy, type Interaction } from "../domain/interaction.ts";
import { interactionNotFound } from "../domain/not-found.ts";
import { acceptOffer, type Offer, withdrawOffer } from "../domain/offer.ts";
import { decisionOfPick, pick } from "../domain/pick.ts";
import { announceHolder, announceOffer } from "./announce.ts";
import type { Reader, Stores, WithStores } from "./ports.ts";

export type PickRequest = {
  readonly interactionId: string;
  readonly principal: Principal;
  /** For whom, where it is not the caller themselves. */
  readonly agentId: string | null;
};
export type Picked = { readonly interactionId: string; readonly agentId: string; readonly at: Date };

/**
 * An agent takes an interaction that nobody has (S17), whether it waits, is offered to others or is in Unread Messages.
 * Of all who want it the first commit wins; the agent's capacity limits offers, not this.
 *
 * @throws DomainError `not-found`, `not-allowed`, `agent-unknown` (invalid); `interaction-held` with the holder,
 * `interaction-closed` (conflict)
 */
export function makePickInteraction(withStores: WithStores, reader: Reader) {
  return async (request: PickRequest): Promise<Picked> => {
    const { interactionId, principal } = request;
    const access = await reader.findAccess(interactionId);
    if (access === null) throw interactionNotFound();
    assertCan(principal, "interactions.pick", { kind: "interaction", ...access });
    const agentId = agentOf(request);
    const at = await withStores((stores) => take(stores, interactionId, agentId));
    return { interactionId, agentId, at };
  };
}

/** A person takes it for themselves; giving it to a colleague is another right. */
function agentOf({ principal, agentId }: PickRequest): string {
  if (principal.kind === "user") {
    if (agentId === null || agentId === principal.userId) return principal.userId;
    throw new DomainError("not-allowed", "forbidden", "You take interactions for yourself only.");
  }
  if (agentId !== null) return agentId;
  const detail = "Say which agent takes it.";
  throw new DomainError("agent-unknown", "invalid", detail, { fields: [{ pointer: "/agentId", detail }] });
}

/** Locks in the order agent, item, offers, interaction, as whoever accepts does. */
async function take(stores: Stores, interactionId: string, agentId: string): Promise<Date> {
  const [agent] = await stores.agents.lock([agentId]);
  if (agent === undefined || !isEmployed(agent)) {
    const detail = "This is no agent who may work, or routing does not know them yet.";
    throw new DomainError("agent-unknown", "invalid", detail, { fields: [{ pointer: "/agentId", detail }] });
  }
  const item = await stores.items.lockOpen(interactionId);
  const offers = item === null ? [] : await stores.offers.lockOpenOf(item.id);
  const interaction = await stores.interactions.lock(interactionId);
  if (interaction === null) throw interactionNotFound();
  const now = await stores.now();
  if (!mayTake(interaction, agentId)) return now;
  for (const offer of offers) await endOffer(stores, offer, agentId, now);
  if (item !== null) stores.items.save({ ...item, state: "accepted" }, now);
  const held = acceptedBy(interaction, agentId, null);
  stores.interactions.save(held);
  announceHolder(stores.events, held, { queueId: item?.queueId ?? null, cause: "accepted", at: now });
  stores.decisions.add([decisionOfPick(interaction, agentId, { item, offers })], now);
  stores.hints.load([agentId, ...offers.map((offer) => offer.agentId)]);
  stores.hints.dispatch([]);
  return now;
}

function mayTake(interaction: Interaction, agentId: string): boolean {
  const outcome = pick(interaction, agentId);
  switch (outcome.kind) {
    case "picked":
      return true;
    case "repeated":
      return false;
    case "held":
      throw new DomainError("interaction-held", "conflict", "Another agent has this interaction.", {
        holderId: outcome.holderId,
      });
    case "closed":
      throw new DomainError("interaction-closed", "conflict", "The interaction is closed: there is nothing to take.");
  }
}

/** What was offered to the agent themselves is accepted by it; to others it is taken. */
async function endOffer(stores: Stores, offer: Offer, agentId: string, now: Date): Promise<void> {
  const accepted = offer.agentId === agentId ? acceptOffer(offer, now) : null;
  const ended = accepted?.kind === "answered" ? accepted.offer : withdrawOffer(offer, "taken", now);
  if (ended === null) return;
  await stores.offers.save(ended);
  announceOffer(stores.events, ended);
  stores.decisions.add([decisionOfOffer(ended)], now);
}
