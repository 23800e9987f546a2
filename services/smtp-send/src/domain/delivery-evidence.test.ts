import { describe, expect, test } from "@jest/globals";
import type { MessageHeaders, ReportedRecipient } from "@mailroom/contracts/events/message";
import { queueDelivery, settleAttempt, type Delivery } from "./delivery.ts";
import { applyEvidence, arrivedOf, evidenceOf, mentionedIds } from "./delivery-evidence.ts";

const now = new Date("2026-03-02T10:00:00Z");
const mailbox = (address: string) => ({ name: "", address });

function deliveryTo(...to: string[]): Delivery {
  const [deliveryId, interactionId, accountId] = ["1", "2", "3"].map((n) => `0190a0a0-0000-7000-8000-00000000000${n}`);
  return queueDelivery(
    {
      ...{ deliveryId: deliveryId ?? "", interactionId: interactionId ?? "", accountId: accountId ?? "" },
      ...{ from: mailbox("desk@acme.test"), to: to.map(mailbox), cc: [], bcc: [], replyTo: [] },
      ...{ subject: "Re: lamp", messageId: "<a@acme.test>", inReplyTo: null, references: [], date: now.toISOString() },
      ...{ text: { kind: "inline", text: "hello" }, html: null, attachments: [], extraHeaders: [] },
    },
    now,
  );
}

const chance = { now, random: 0 };
const sending = (...to: string[]): Delivery => ({ ...deliveryTo(...to), state: "sending", attempts: 1 });
const uncertain = (...to: string[]): Delivery =>
  settleAttempt(sending(...to), { kind: "unknown", detail: "lost" }, chance).delivery;
const sent = (...to: string[]): Delivery => {
  const recipients = to.map((address) => ({ address, state: "accepted" as const, reply: "250 ok" }));
  return settleAttempt(sending(...to), { kind: "answered", recipients, reply: "250 ok" }, chance).delivery;
};

const noHeaders: MessageHeaders = {
  ...{ messageId: "<reply@x.test>", inReplyTo: [], references: [], date: null, subject: "Re: lamp" },
  ...{ from: mailbox("a@x.test"), sender: null, replyTo: [], to: [], cc: [] },
};
const kind = { automatic: false, bulk: false, bounce: false, own: false };
const answer = (headers: Partial<MessageHeaders> = {}) => ({
  headers: { ...noHeaders, ...headers },
  classification: kind,
});
const report = (...reportedRecipients: ReportedRecipient[]) => ({
  headers: noHeaders,
  classification: { ...kind, bounce: true, automatic: true },
  reportedMessageIds: ["<a@acme.test>"],
  reportedRecipients,
});
const about = (address: string, action: ReportedRecipient["action"]): ReportedRecipient => ({
  ...{ address, action },
  ...{ status: action === "failed" ? "5.1.1" : "2.0.0", diagnostic: action === "failed" ? "550 5.1.1 no" : null },
});
const mentioned = (id: string, references: string[] = []) => ({
  ...{ deliveryId: id, messageId: `<${id}@acme.test>`, references, inReplyTo: null },
});

describe("evidence about a delivery", () => {
  test("N5 an answer settles an uncertain delivery as sent", () => {
    expect(applyEvidence(uncertain("a@x.test"), evidenceOf(answer()), now)).toMatchObject({
      ...{ state: "sent", sentAt: now, uncertainSince: null, detail: "It was answered." },
      recipients: [{ state: "accepted" }],
    });
  });

  test("N5 an answer while the attempt is still under way is kept for its end", () => {
    const noted = applyEvidence(sending("a@x.test"), evidenceOf(answer()), now);
    expect(noted?.state).toBe("sending");
    if (noted === null) return;
    const lost = settleAttempt(noted, { kind: "unknown", detail: "lost" }, chance);
    expect(lost.delivery).toMatchObject({ state: "sent", sentAt: now });
  });

  test("N5 an answer of one who had the message before says nothing about the others", () => {
    const partly = { ...uncertain("a@x.test", "b@x.test") };
    const recipients = partly.recipients.map((recipient, index) =>
      index === 0 ? { ...recipient, state: "accepted" as const } : recipient,
    );
    const delivery: Delivery = { ...partly, recipients };
    expect(applyEvidence(delivery, evidenceOf(answer()), now)).toBeNull();
    const ofTheOther = evidenceOf(answer({ from: mailbox("B@x.test") }));
    expect(applyEvidence(delivery, ofTheOther, now)?.state).toBe("sent");
  });

  test("N5 an earlier Message-ID that our own later message handed on proves nothing", () => {
    const mail = answer({ inReplyTo: ["<later@acme.test>"], references: ["<earlier@acme.test>", "<later@acme.test>"] });
    const both = [mentioned("earlier"), mentioned("later", ["<earlier@acme.test>"])];
    expect(arrivedOf(mail, both).map(({ deliveryId }) => deliveryId)).toEqual(["later"]);
    const direct = answer({ inReplyTo: ["<earlier@acme.test>"] });
    expect(arrivedOf(direct, both.slice(0, 1)).map(({ deliveryId }) => deliveryId)).toEqual(["earlier"]);
  });

  test("N5 our own mail that comes back proves nothing", () => {
    const own = { ...answer({ references: ["<a@acme.test>"] }), classification: { ...kind, own: true } };
    expect(mentionedIds(own)).toEqual([]);
  });

  test("N5 a report of success, of relaying or of a delay shows that the message was taken", () => {
    for (const action of ["delivered", "relayed", "delayed", "expanded"] as const) {
      const settled = applyEvidence(uncertain("a@x.test"), evidenceOf(report(about("a@x.test", action))), now);
      expect(settled).toMatchObject({ state: "sent", recipients: [{ state: "accepted" }] });
    }
    expect(applyEvidence(uncertain("a@x.test"), evidenceOf(report()), now)?.state).toBe("sent");
  });

  test("F17 N5 a report of failure: it was sent, and did not reach those it names", () => {
    const one = applyEvidence(uncertain("a@x.test"), evidenceOf(report(about("a@x.test", "failed"))), now);
    expect(one).toMatchObject({
      ...{ state: "failed", sentAt: now, detail: "Returned or refused for 1 of 1 recipients." },
      recipients: [{ state: "refused", reply: "550 5.1.1 no" }],
    });
    const two = applyEvidence(uncertain("a@x.test", "b@x.test"), evidenceOf(report(about("A@X.test", "failed"))), now);
    expect(two).toMatchObject({ state: "sent", recipients: [{ state: "refused" }, { state: "accepted" }] });
  });

  test("F17 a report about a sent delivery sets the recipient's result; one about strangers changes nothing", () => {
    const returned = applyEvidence(sent("a@x.test", "b@x.test"), evidenceOf(report(about("b@x.test", "failed"))), now);
    expect(returned).toMatchObject({ state: "sent", recipients: [{ state: "accepted" }, { state: "refused" }] });
    expect(applyEvidence(sent("a@x.test"), evidenceOf(report(about("z@x.test", "failed"))), now)).toBeNull();
    expect(applyEvidence(sent("a@x.test"), evidenceOf(answer()), now)).toBeNull();
  });

  test("F15 nothing that comes in ever has a waiting delivery sent, or holds it back", () => {
    expect(applyEvidence(deliveryTo("a@x.test"), evidenceOf(answer()), now)).toBeNull();
    expect(applyEvidence(deliveryTo("a@x.test"), evidenceOf(report(about("a@x.test", "failed"))), now)).toBeNull();
  });
});
