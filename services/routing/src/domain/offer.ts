import type { WorkItemKind } from "./work-item.ts";

export type OfferState = "open" | "accepted" | "rejected" | "expired" | "withdrawn";

/** Why an offer was taken back; `taken` by another agent. */
export type WithdrawReason =
  | "taken"
  | "answered"
  | "interaction-closed"
  | "agent-paused"
  | "agent-logged-out"
  | "agent-gone"
  | "wait-ended"
  | "removed-from-queue"
  | "queue-deleted";

/** A work item shown to one agent. Once ended it never changes again. */
export type Offer = {
  readonly id: string;
  readonly itemId: string;
  readonly interactionId: string;
  readonly accountId: string;
  readonly agentId: string;
  /** null: offered to the agent alone, not through a queue. */
  readonly queueId: string | null;
  readonly workItemKind: WorkItemKind;
  readonly state: OfferState;
  readonly madeAt: Date;
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: WithdrawReason | null;
};

export type OfferRefusal = "offer-taken" | "offer-expired" | "offer-ended";

export type AnswerOutcome =
  | { readonly kind: "answered"; readonly offer: Offer }
  /** The same answer was given before: nothing changes. */
  | { readonly kind: "repeated"; readonly offer: Offer }
  | { readonly kind: "refused"; readonly code: OfferRefusal };

/** Open up to, but not including, `expiresAt`: at that instant the timer wins, so agent and timer never both succeed. */
export function acceptOffer(offer: Offer, now: Date): AnswerOutcome {
  return answer(offer, "accepted", now);
}

export function rejectOffer(offer: Offer, now: Date): AnswerOutcome {
  return answer(offer, "rejected", now);
}

/** The lapsed offer, or null where it is not due or no longer open. */
export function expireOffer(offer: Offer, now: Date): Offer | null {
  return offer.state === "open" && isPast(offer, now) ? end(offer, "expired", now) : null;
}

/** The offer taken back, or null where it has ended already. */
export function withdrawOffer(offer: Offer, reason: WithdrawReason, now: Date): Offer | null {
  return offer.state === "open" ? { ...end(offer, "withdrawn", now), endReason: reason } : null;
}

function answer(offer: Offer, as: "accepted" | "rejected", now: Date): AnswerOutcome {
  if (offer.state === as) return { kind: "repeated", offer };
  if (offer.state === "open") {
    return isPast(offer, now)
      ? { kind: "refused", code: "offer-expired" }
      : { kind: "answered", offer: end(offer, as, now) };
  }
  if (offer.state === "expired") return { kind: "refused", code: "offer-expired" };
  return { kind: "refused", code: offer.endReason === "taken" ? "offer-taken" : "offer-ended" };
}

function end(offer: Offer, state: "accepted" | "rejected" | "expired" | "withdrawn", now: Date): Offer {
  return { ...offer, state, endedAt: now };
}

function isPast(offer: Offer, now: Date): boolean {
  return offer.expiresAt !== null && offer.expiresAt.getTime() <= now.getTime();
}
