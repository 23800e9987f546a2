import { describe, expect, test } from "@jest/globals";
import { acceptOffer, expireOffer, type Offer, type OfferState, rejectOffer, withdrawOffer } from "./offer.ts";

const noon = new Date("2026-01-05T12:00:00Z");
const before = new Date(noon.getTime() - 1);
const open: Offer = {
  ...{
    id: "offer",
    itemId: "item",
    interactionId: "interaction",
    accountId: "account",
    agentId: "ana",
    queueId: "queue",
  },
  ...{ workItemKind: "new", state: "open", madeAt: before, expiresAt: noon, endedAt: null, endReason: null },
};
const ended = (state: OfferState, more: Partial<Offer> = {}): Offer => ({ ...open, state, endedAt: before, ...more });

test("X4 an offer can be accepted and rejected until its deadline", () => {
  expect(acceptOffer(open, before)).toMatchObject({ kind: "answered", offer: { state: "accepted", endedAt: before } });
  expect(rejectOffer(open, before)).toMatchObject({ kind: "answered", offer: { state: "rejected", endedAt: before } });
});

test("an offer cannot be accepted at the very instant it lapses", () => {
  expect(acceptOffer(open, noon)).toEqual({ kind: "refused", code: "offer-expired" });
  expect(rejectOffer(open, noon)).toEqual({ kind: "refused", code: "offer-expired" });
  expect(expireOffer(open, before)).toBeNull();
  expect(expireOffer(open, noon)).toMatchObject({ state: "expired", endedAt: noon });
});

test("an offer without a deadline never lapses", () => {
  expect(expireOffer({ ...open, expiresAt: null }, noon)).toBeNull();
  expect(acceptOffer({ ...open, expiresAt: null }, noon)).toMatchObject({ kind: "answered" });
});

test("accepting twice is the same acceptance", () => {
  const accepted = ended("accepted");
  expect(acceptOffer(accepted, noon)).toEqual({ kind: "repeated", offer: accepted });
  expect(rejectOffer(ended("rejected"), noon)).toMatchObject({ kind: "repeated" });
});

describe.each([
  [ended("accepted"), "offer-ended"],
  [ended("expired"), "offer-expired"],
  [ended("withdrawn", { endReason: "taken" }), "offer-taken"],
  [ended("withdrawn", { endReason: "agent-paused" }), "offer-ended"],
])("an offer that has ended ($state, $endReason)", (offer, code) => {
  test(`cannot be rejected: ${code}`, () => {
    expect(rejectOffer(offer, before)).toEqual({ kind: "refused", code });
  });

  test("is neither taken back nor let lapse any more", () => {
    expect(withdrawOffer(offer, "answered", noon)).toBeNull();
    expect(expireOffer(offer, noon)).toBeNull();
  });
});
