/** Answers and reports that come in after a delivery became uncertain. */
import { createHash, randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import { messageReceived, type ReceivedMessage } from "@mailroom/contracts/events/message";
import { eventually } from "@mailroom/test-kit/eventually";
import { plainAccount } from "./account.ts";
import { messageFrom, useSmtpSend } from "./running-service.ts";
import { useScriptedServer } from "./scripted-server.ts";

const server = useScriptedServer();
const service = useSmtpSend();
let accounts = 0;

async function prepare(changes: Parameters<typeof plainAccount>[1] = {}) {
  server.sessions.length = 0;
  server.behave((step) => (step === "end" ? "cut" : null));
  accounts += 1;
  const accountId = `0190a0a0-0000-7000-b000-${String(accounts).padStart(12, "0")}`;
  const account = await service.account({ ...plainAccount(server.port, changes), accountId });
  return { account, message: messageFrom(account) };
}

type Changes = Partial<ReceivedMessage["headers"]> & Partial<Pick<ReceivedMessage, "classification">>;

/** A mail as imap-ingest announces it. */
function mailTo(account: AccountSnapshot, given: Changes, parts: Partial<ReceivedMessage> = {}): ReceivedMessage {
  const { classification, ...headers } = given;
  const hash = createHash("sha256").update(randomUUID()).digest("hex");
  const from = { name: "", address: "customer@example.test" };
  return {
    ...{ messageKey: randomUUID(), accountId: account.accountId, receivedAt: new Date().toISOString() },
    locator: { mailbox: "INBOX", uidValidity: 1, uid: 1, sourceEpoch: 1, generation: 1 },
    ...{ sizeBytes: 100, rawHash: hash, contentHash: hash, text: null, html: null, attachments: [], quarantine: null },
    headers: {
      ...{ messageId: `<${randomUUID()}@example.test>`, inReplyTo: [], references: [], date: null },
      ...{ subject: "Re: order", from, sender: null, replyTo: [], to: [], cc: [], ...headers },
    },
    classification: classification ?? { automatic: false, bulk: false, bounce: false, own: false },
    ...parts,
  };
}

const receive = (mail: ReceivedMessage, times = 1) => service.publish(messageReceived, mail.accountId, mail, times);

const reportOn = (account: AccountSnapshot, message: OutgoingMessage, action: "failed" | "relayed") =>
  mailTo(
    account,
    { classification: { automatic: true, bulk: false, bounce: true, own: false } },
    {
      reportedMessageIds: [message.messageId],
      reportedRecipients: [
        { address: "customer@example.test", action, status: "5.1.1", diagnostic: "550 5.1.1 no such user" },
      ],
    },
  );

async function becomesUncertain(message: OutgoingMessage): Promise<void> {
  await service.send(message);
  await service.reaches(message.deliveryId, "uncertain");
}

describe("evidence of an uncertain delivery", () => {
  test.each(["inReplyTo", "references"] as const)(
    "F15 N5 an answer that names it in %s, come twice, settles it as sent; nothing goes out again",
    async (field) => {
      const { account, message } = await prepare();
      await becomesUncertain(message);
      await receive(mailTo(account, { [field]: [message.messageId] }), 2);
      const sent = await service.reaches(message.deliveryId, "sent");
      expect(sent).toMatchObject({ detail: "It was answered.", recipients: [{ state: "accepted" }] });
      expect(sent.attempts).toHaveLength(1);
      // F18: it was sent, so its copy belongs into Sent; imap-ingest files none where one lies.
      expect(await service.announced(message.deliveryId, "mailbox.append")).toHaveLength(1);
      const states = (await service.announced(message.deliveryId)).map(({ data }) => data.state);
      expect(states).toEqual(["queued", "sending", "uncertain", "sent"]);
      expect(server.dots()).toBe(1);
    },
  );

  test("N5 a report that it was relayed settles it as sent", async () => {
    const { account, message } = await prepare({ filesSentMail: true });
    await becomesUncertain(message);
    await receive(reportOn(account, message, "relayed"));
    expect(await service.reaches(message.deliveryId, "sent")).toMatchObject({ sentCopy: "provider" });
    expect(server.dots()).toBe(1);
  });

  test("F17 N5 a report that it failed: sent, and returned, with the reason", async () => {
    const { account, message } = await prepare();
    await becomesUncertain(message);
    await receive(reportOn(account, message, "failed"));
    const failed = await service.reaches(message.deliveryId, "failed");
    expect(failed.sentAt).not.toBeNull();
    expect(failed.recipients).toMatchObject([{ state: "refused", reply: "550 5.1.1 no such user" }]);
    expect(server.dots()).toBe(1);
  });

  test("F17 a report about a delivery that was sent sets its recipient's result", async () => {
    const { account, message } = await prepare();
    server.behave(() => null);
    const to = ["customer@example.test", "other@example.test"].map((address) => ({ name: "", address }));
    const both = { ...message, to };
    await service.send(both);
    await service.reaches(message.deliveryId, "sent");
    await receive(reportOn(account, message, "failed"));
    await eventually(async () => {
      const { body } = await service.call("GET", `/deliveries/${message.deliveryId}`);
      expect(body).toMatchObject({
        state: "sent",
        recipients: [{ state: "refused", reply: "550 5.1.1 no such user" }, { state: "accepted" }],
      });
    });
  });

  test("F15 N5 an answer that comes before the worker is known to be gone is not forgotten", async () => {
    const { account, message } = await prepare();
    const reached = Promise.withResolvers<null>();
    server.behave((step) => {
      if (step !== "end") return null;
      reached.resolve(null);
      return new Promise(() => undefined);
    });
    await service.send(message);
    await reached.promise;
    await receive(mailTo(account, { inReplyTo: [message.messageId] }));
    await eventually(async () => {
      const rows = await service.query("select from delivery where delivery_id = $1 and evidence is not null", [
        message.deliveryId,
      ]);
      expect(rows).toHaveLength(1);
    });
    await service.expireLease(message.deliveryId);
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent).toMatchObject({ detail: "It was answered.", sentCopy: "pending" });
    expect(server.dots()).toBe(1);
  });

  test("N5 another account's mail, and our own that comes back, prove nothing", async () => {
    const { account, message } = await prepare();
    const { account: other } = await prepare();
    await becomesUncertain(message);
    await receive(mailTo(other, { inReplyTo: [message.messageId] }));
    const own = { automatic: false, bulk: false, bounce: false, own: true };
    await receive(mailTo(account, { inReplyTo: [message.messageId], classification: own }));
    await eventually(async () => {
      const rows = await service.query("select from inbox_position where key = any ($1)", [
        [account.accountId, other.accountId],
      ]);
      expect(rows.length).toBeGreaterThanOrEqual(4);
    });
    await service.reaches(message.deliveryId, "uncertain");
  });
});
