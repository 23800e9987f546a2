import { describe, expect, test } from "@jest/globals";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import {
  confirmSent,
  cancel,
  queueDelivery,
  remainingRecipients,
  requeue,
  settleAttempt,
  type Delivery,
} from "./delivery.ts";
import { isAbsenceProof, nextAttemptAt, nextFindAt } from "./retry-schedule.ts";

const now = new Date("2026-03-02T10:00:00Z");
const chance = { now, random: 0 };

function message(to: string[], bcc: string[] = []): OutgoingMessage {
  const mailbox = (address: string) => ({ name: "", address });
  return {
    deliveryId: "0190a0a0-0000-7000-8000-000000000001",
    interactionId: "0190a0a0-0000-7000-8000-000000000002",
    accountId: "0190a0a0-0000-7000-8000-000000000003",
    from: mailbox("desk@acme.test"),
    to: to.map(mailbox),
    cc: [],
    bcc: bcc.map(mailbox),
    replyTo: [],
    subject: "Re: lamp",
    messageId: "<a@acme.test>",
    inReplyTo: null,
    references: [],
    date: now.toISOString(),
    text: { kind: "inline", text: "hello" },
    html: null,
    attachments: [],
    extraHeaders: [],
  };
}

function sending(to: string[]): Delivery {
  return { ...queueDelivery(message(to), now), state: "sending", attempts: 1 };
}

const accepted = (address: string) => ({ address, state: "accepted" as const, reply: "250 ok" });
const refused = (address: string) => ({ address, state: "refused" as const, reply: "550 5.1.1 unknown" });
const deferred = (address: string) => ({ address, state: "deferred" as const, reply: "451 later" });

describe("a delivery", () => {
  test("an address named twice, or again as Bcc, is one recipient", () => {
    expect(queueDelivery(message(["a@x.test", "b@x.test"], ["a@x.test"]), now).recipients).toHaveLength(2);
  });

  test("F17 one refused recipient does not keep the others from the message", () => {
    const result = {
      kind: "answered",
      recipients: [accepted("a@x.test"), refused("b@x.test")],
      reply: "250 ok",
    } as const;
    const settled = settleAttempt(sending(["a@x.test", "b@x.test"]), result, chance);
    expect(settled.delivery).toMatchObject({ state: "sent", sentAt: now, detail: "Refused for 1 of 2 recipients." });
  });

  test("F17 a recipient asked to wait is tried again alone", () => {
    const result = {
      kind: "answered",
      recipients: [accepted("a@x.test"), deferred("b@x.test")],
      reply: "250 ok",
    } as const;
    const { delivery } = settleAttempt(sending(["a@x.test", "b@x.test"]), result, chance);
    expect(delivery).toMatchObject({ state: "deferred", detail: "451 later" });
    expect(remainingRecipients(delivery)).toEqual(["b@x.test"]);
    const again = settleAttempt(
      delivery,
      { kind: "answered", recipients: [refused("b@x.test")], reply: "550" },
      chance,
    );
    expect(again.delivery.state).toBe("sent");
  });

  test("F15 silence after the final dot is uncertain and not repeated by itself", () => {
    const { delivery, outcome } = settleAttempt(
      sending(["a@x.test"]),
      { kind: "unknown", detail: "connection lost" },
      chance,
    );
    expect([delivery.state, delivery.nextAttemptAt, outcome]).toEqual(["uncertain", null, "uncertain"]);
  });

  test("F15 an attempt that ended before the final dot is repeated", () => {
    expect(requeue(sending(["a@x.test"]), null, now)).toMatchObject({ state: "queued", nextAttemptAt: now });
    const lost = settleAttempt(
      sending(["a@x.test"]),
      { kind: "not-sent", isPermanent: false, detail: "ECONNRESET" },
      chance,
    );
    expect(lost.delivery).toMatchObject({ state: "deferred", recipients: [{ state: "deferred" }] });
  });

  test("a 5yz to the message itself fails at once", () => {
    const { delivery } = settleAttempt(
      sending(["a@x.test"]),
      { kind: "not-sent", isPermanent: true, detail: "552 too big" },
      chance,
    );
    expect(delivery).toMatchObject({ state: "failed", recipients: [{ state: "refused", reply: "552 too big" }] });
  });

  test("F16 temporary failures are tried for days, then the delivery fails and says so", () => {
    const old: Delivery = { ...sending(["a@x.test"]), tryingSince: new Date(now.getTime() - 5 * 24 * 3600 * 1000) };
    const { delivery } = settleAttempt(old, { kind: "not-sent", isPermanent: false, detail: "ECONNREFUSED" }, chance);
    expect(delivery).toMatchObject({ state: "failed", detail: "Given up after five days. Last: ECONNREFUSED" });
  });

  test("F16 days of waiting for the account do not count as days of trying", () => {
    const held: Delivery = { ...sending(["a@x.test"]), queuedAt: new Date(now.getTime() - 9 * 24 * 3600 * 1000) };
    const { delivery } = settleAttempt(held, { kind: "not-sent", isPermanent: false, detail: "ECONNREFUSED" }, chance);
    expect(delivery.state).toBe("deferred");
  });

  test("F15 a second uncertainty begins its ten minutes anew", () => {
    const first = settleAttempt(sending(["a@x.test"]), { kind: "unknown", detail: "lost" }, chance).delivery;
    const later = { now: new Date(now.getTime() + 900_000), random: 0 };
    const second = settleAttempt(requeue(first, null, later.now), { kind: "unknown", detail: "lost" }, later).delivery;
    expect(second.uncertainSince).toEqual(later.now);
  });

  test("F17 cancelling what one recipient has accepted leaves it sent", () => {
    const both = sending(["a@x.test", "b@x.test"]);
    const result = {
      kind: "answered",
      recipients: [accepted("a@x.test"), deferred("b@x.test")],
      reply: "451",
    } as const;
    expect(cancel(settleAttempt(both, result, chance).delivery).state).toBe("sent");
    expect(cancel(queueDelivery(message(["a@x.test"]), now)).state).toBe("cancelled");
  });

  test("a message to nobody fails at once", () => {
    expect(queueDelivery(message([]), now)).toMatchObject({ state: "failed", detail: "It names no recipient." });
  });

  test("N5 a copy in Sent settles an uncertain delivery", () => {
    const { delivery } = settleAttempt(sending(["a@x.test"]), { kind: "unknown", detail: "lost" }, chance);
    expect(confirmSent(delivery, "Found in Sent.", now)).toMatchObject({
      state: "sent",
      sentAt: now,
      uncertainSince: null,
    });
  });
});

describe("the retry schedule", () => {
  test("delays double from 15 s to an hour and never shrink below three quarters", () => {
    const delay = (attempts: number, random: number) =>
      (nextAttemptAt({ attempts, now, random }).getTime() - now.getTime()) / 1000;
    expect([delay(1, 0), delay(2, 0), delay(3, 0), delay(30, 0)]).toEqual([15, 30, 60, 3600]);
    expect(delay(1, 1)).toBe(11.25);
  });

  test("Sent is searched three times, and absence counts only after ten minutes", () => {
    expect(nextFindAt(now, now)).toEqual(new Date(now.getTime() + 15_000));
    expect(nextFindAt(now, new Date(now.getTime() + 600_000))).toBeNull();
    expect(isAbsenceProof(now, new Date(now.getTime() + 599_999))).toBe(false);
    expect(isAbsenceProof(now, new Date(now.getTime() + 600_000))).toBe(true);
  });
});
