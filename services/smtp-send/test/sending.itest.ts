/** Deliveries through the real submission relay into a real mailbox. */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { accountChanged } from "@mailroom/contracts/events/account";
import { mailboxAppended } from "@mailroom/contracts/events/mailbox";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import { eventually } from "@mailroom/test-kit/eventually";
import { makeMailbox, useMailbox } from "@mailroom/test-kit/use-mailbox";
import { simpleParser } from "mailparser";
import { makeSubmitter } from "../src/smtp/submitter.ts";
import { mailboxAccount, noTokens, sealPassword } from "./account.ts";
import { messageFrom, useSmtpSend } from "./running-service.ts";

const desk = useMailbox();
const customer = useMailbox();
const service = useSmtpSend({ caFile: () => desk.server.caFile });

const toCustomer = () => ({ to: [{ name: "Ana Customer", address: customer.address }] });
const submissionsOf = async (messageId: string) =>
  (await desk.server.listSubmissions()).filter((submission) => submission.messageId === messageId);

describe("sending", () => {
  test("S94 F15 a command that arrives three times is one delivery and one mail, from the account's address", async () => {
    const account = await service.account(mailboxAccount(desk));
    const message = messageFrom(account, toCustomer());
    await service.send(message, 3);
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent).toMatchObject({
      subject: message.subject,
      recipients: [{ address: customer.address, state: "accepted" }],
      attempts: [{ n: 1, outcome: "accepted" }],
      nextAttemptAt: null,
    });
    const submissions = await submissionsOf(message.messageId);
    expect(submissions).toHaveLength(1);
    expect(submissions[0]).toMatchObject({ smtpEnvelope: { from: desk.address, to: [customer.address] } });
    const states = (await service.announced(message.deliveryId)).map(({ data }) => data.state);
    expect(states).toEqual(["queued", "sending", "sent"]);
  });

  test("S94 the message says what the command says: fields, both bodies and attachment; Bcc in no header", async () => {
    const account = await service.account(mailboxAccount(desk));
    const [colleague, hidden] = [await makeMailbox(), await makeMailbox()];
    const bytes = Buffer.from([0, 1, 2, 250, 251, 10, 13, 46, 13, 10]);
    const message = messageFrom(account, {
      ...toCustomer(),
      from: { name: "Kundendienst Müller", address: account.emailAddress },
      cc: [{ name: "", address: colleague.address }],
      bcc: [{ name: "", address: hidden.address }],
      replyTo: [{ name: "Desk", address: account.emailAddress }],
      subject: "Re: Größe 42 — “lamp”",
      inReplyTo: "<question@example.test>",
      references: ["<first@example.test>", "<question@example.test>", "<token.hmac@acme.test>"],
      date: "2026-03-02T10:00:00.000Z",
      text: { kind: "inline", text: "Grüße\n.\nvom Desk\n" },
      html: { kind: "blob", hash: await service.storeBlob("<p>Grüße</p>"), sizeBytes: 14 },
      attachments: [
        {
          ...{ n: 1, filename: "Größe 42.bin", contentType: "application/octet-stream", contentId: null },
          ...{ sizeBytes: bytes.length, hash: await service.storeBlob(bytes), disposition: "attachment" },
        },
      ],
      extraHeaders: [{ name: "Auto-Submitted", value: "auto-replied" }],
    });
    await service.send(message);
    await service.reaches(message.deliveryId, "sent");
    const raw = (await customer.list()).map((stored) => stored.raw).find((mail) => mail.includes(message.messageId));
    const mail = await simpleParser(raw ?? "");
    expect(mail.from?.value).toEqual([{ name: "Kundendienst Müller", address: account.emailAddress }]);
    expect([mail.to, mail.cc].flat().map((list) => list?.value)).toEqual([
      [{ name: "Ana Customer", address: customer.address }],
      [{ name: "", address: colleague.address }],
    ]);
    expect(mail.replyTo?.value).toEqual([{ name: "Desk", address: account.emailAddress }]);
    expect([mail.subject, mail.messageId, mail.inReplyTo, mail.references, mail.date?.toISOString()]).toEqual([
      ...[message.subject, message.messageId, message.inReplyTo, message.references, message.date],
    ]);
    expect(mail.text?.trimEnd()).toBe("Grüße\n.\nvom Desk");
    expect(mail.html).toContain("<p>Grüße</p>");
    expect(mail.attachments).toMatchObject([{ filename: "Größe 42.bin", content: bytes }]);
    expect(mail.headers.get("auto-submitted")).toBe("auto-replied");
    expect(raw?.toString("latin1")).not.toContain(hidden.address);
    expect(await hidden.list()).toHaveLength(1);
    expect((await submissionsOf(message.messageId))[0]?.smtpEnvelope.to).toEqual([
      ...[customer.address, colleague.address, hidden.address],
    ]);
  });

  test("S98 files travel whole under any name and type: encoded names, images in the text, mails and lines without end", async () => {
    const account = await service.account(mailboxAccount(desk));
    const long = `${"Größe und Länge ".repeat(12)}.pdf`;
    const mail = Buffer.from(`Subject: Grüße\r\n\r\n${"x".repeat(5000)}\n--not-a-boundary\r\n.\r\n`);
    const file = async (filename: string, contentType: string, bytes: Buffer, contentId: string | null = null) => ({
      ...{ n: 1, filename, contentType, contentId, sizeBytes: bytes.length, hash: await service.storeBlob(bytes) },
      disposition: contentId === null ? ("attachment" as const) : ("inline" as const),
    });
    const message = messageFrom(account, {
      ...toCustomer(),
      html: { kind: "inline", text: '<p>See <img src="cid:lamp@desk.test" alt="lamp"></p>' },
      attachments: [
        await file("lamp.png", "image/png", Buffer.from("89504e47", "hex"), "lamp@desk.test"),
        await file(long, "application/pdf", Buffer.alloc(700_000, 7)),
        await file('a"; b=c.eml', "message/rfc822", mail),
        await file("parts", "multipart/mixed", mail),
        await file("empty.txt", "text/plain", Buffer.alloc(0)),
      ],
    });
    await service.send(message);
    await service.reaches(message.deliveryId, "sent");
    const raw = (await customer.list()).map((stored) => stored.raw).find((each) => each.includes(message.messageId));
    expect(raw?.toString("latin1")).toMatch(/filename\*0\*=utf-8''Gr%C3%B6%C3%9Fe/);
    expect(Math.max(...(raw?.toString("latin1").split("\r\n") ?? []).map((line) => line.length))).toBeLessThan(999);
    const parsed = await simpleParser(raw ?? "", { skipImageLinks: true });
    expect(
      parsed.attachments.map(({ filename, content, related }) => [filename, content.length, related === true]),
    ).toEqual([
      ["lamp.png", 4, true],
      [long, 700_000, false],
      ['a"; b=c.eml', mail.length, false],
      ["parts", mail.length, false],
      ["empty.txt", 0, false],
    ]);
    expect(parsed.attachments[0]?.cid).toBe("lamp@desk.test");
    expect(parsed.attachments[2]?.content).toEqual(mail);
  });

  test("F17 one refused and one deferred recipient keep nobody else from the message; only the deferred waits", async () => {
    const account = await service.account(mailboxAccount(desk));
    const slow = await makeMailbox();
    await desk.server.addRelayRule({ match: slow.address, kind: "refuse", at: "rcpt", code: 451, text: "4.2.0 later" });
    const to = [customer.address, "nobody@mailroom.test", slow.address].map((address) => ({ name: "", address }));
    const message = messageFrom(account, { to });
    await service.send(message);
    const deferred = await service.reaches(message.deliveryId, "deferred");
    expect(deferred.recipients).toMatchObject([
      { state: "accepted" },
      { state: "refused", reply: "550 5.1.1 no such mailbox here" },
      { state: "deferred", reply: "451 4.2.0 later" },
    ]);
    expect(deferred.sentAt).not.toBeNull();
    const waitSeconds = (Date.parse(deferred.nextAttemptAt ?? "") - Date.now()) / 1000;
    expect(waitSeconds).toBeGreaterThan(0);
    expect(waitSeconds).toBeLessThan(16);

    await desk.server.addRelayRule({ match: slow.address, kind: "accept" });
    await service.account({ ...account, version: 2 });
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent).toMatchObject({
      detail: "Refused for 1 of 3 recipients.",
      refusedRecipients: 1,
      attempts: [{ n: 1 }, { n: 2 }],
    });
    expect((await submissionsOf(message.messageId)).map(({ smtpEnvelope }) => smtpEnvelope.to)).toEqual([
      [customer.address],
      [slow.address],
    ]);
    // F18: as soon as one has it, and once.
    expect(await service.announced(message.deliveryId, "mailbox.append")).toHaveLength(1);
  });

  test("a message refused for good fails at once; sent again by a person once, however often the request comes", async () => {
    const account = await service.account(mailboxAccount(desk));
    const strict = await makeMailbox();
    await desk.server.addRelayRule({ match: strict.address, kind: "refuse", at: "data", code: 554, text: "5.6.0 no" });
    const message = messageFrom(account, { to: [{ name: "", address: strict.address }] });
    await service.send(message);
    const failed = await service.reaches(message.deliveryId, "failed");
    expect(failed).toMatchObject({ recipients: [{ state: "refused", reply: "554 5.6.0 no" }], nextAttemptAt: null });

    await desk.server.addRelayRule({ match: strict.address, kind: "accept" });
    const path = `/deliveries/${message.deliveryId}/retry`;
    expect(await service.call("POST", path)).toMatchObject({ status: 400 });
    const key = randomUUID();
    expect((await service.call("POST", path, { key })).status).toBe(202);
    await service.reaches(message.deliveryId, "sent");
    expect((await service.call("POST", path, { key })).status).toBe(202);
    expect(await service.call("POST", path, { key: randomUUID() })).toMatchObject({
      status: 409,
      body: { code: "delivery-state" },
    });
    expect(await submissionsOf(message.messageId)).toHaveLength(1);
  });

  test("F16 a wrong password waits with a clear word and is tried at once when the account is mended", async () => {
    const right = mailboxAccount(desk);
    const password = sealPassword(right.accountId, "wrong");
    const account = await service.account({ ...right, smtp: { ...right.smtp, password } });
    const message = messageFrom(account, toCustomer());
    await service.send(message);
    const waiting = await service.reaches(message.deliveryId, "deferred");
    expect(waiting.detail).toBe("Login refused: 535 5.7.8 authentication credentials invalid");
    await service.account({ ...right, version: 2 });
    await service.reaches(message.deliveryId, "sent");
  });

  test.each([
    ["a closed port", { port: 1 }, /cannot be reached.*ECONNREFUSED/],
    ["an address that may not be reached", { host: "10.1.2.3" }, /may not be reached/],
    ["a name that nobody has", { host: "nowhere.invalid" }, /nowhere\.invalid/],
  ])("F16 %s: the delivery waits and says why", async (_what, changes, detail) => {
    const account = await service.account(mailboxAccount(desk, changes));
    const message = messageFrom(account, toCustomer());
    await service.send(message);
    const waiting = await service.reaches(message.deliveryId, "deferred", 60_000);
    expect(waiting.detail).toMatch(detail);
  });

  test("S95 a certificate that no trusted authority has signed ends the connection before anything is said", async () => {
    const submitter = makeSubmitter({
      guard: makeNetworkGuard({ allow: ["127.0.0.0/8"] }),
      blobs: { read: () => Readable.from([]), stat: () => Promise.resolve({ size: 1 }) },
      ...{ extraAuthorities: [], openPassword: () => desk.password, maxConnectionsPerAccount: 1 },
      tokens: noTokens,
      ...{ stallMs: 60_000, permissionMs: 60_000 },
    });
    const submission = {
      rawHash: "hash",
      from: desk.address,
      to: [customer.address],
      mayEnd: () => Promise.resolve(true),
    };
    const takenOver = new AbortController().signal;
    const starttls = { port: desk.server.smtpPort, tlsMode: "starttls" as const };
    for (const changes of [{}, starttls]) {
      const result = await submitter.submit({ ...submission, takenOver, account: mailboxAccount(desk, changes) });
      expect(result).toMatchObject({ kind: "not-sent", isPermanent: false });
      expect(result).toHaveProperty("detail", expect.stringMatching(/certificate is not trusted: (?!.*Node)/));
    }
    submitter.close();
  });

  test("S95 STARTTLS on the submission port delivers", async () => {
    const changes = { port: desk.server.smtpPort, tlsMode: "starttls" as const };
    const account = await service.account(mailboxAccount(desk, changes));
    const message = messageFrom(account, toCustomer());
    await service.send(message);
    await service.reaches(message.deliveryId, "sent");
  });

  test("F15 N5 cut after the final dot: uncertain, Sent is searched, nothing is repeated by itself", async () => {
    const account = await service.account(mailboxAccount(desk));
    const box = await makeMailbox();
    await desk.server.addRelayRule({ match: box.address, kind: "drop", isDelivered: true });
    const message = messageFrom(account, { to: [{ name: "", address: box.address }] });
    await service.send(message);
    const uncertain = await service.reaches(message.deliveryId, "uncertain");
    expect(uncertain).toMatchObject({ attempts: [{ outcome: "uncertain" }], nextAttemptAt: null, sentAt: null });
    await eventually(async () => {
      expect(await service.announced(message.deliveryId, "mailbox.find")).toHaveLength(1);
    });
    await service.account({ ...account, version: 2 });
    expect((await service.call("GET", `/deliveries/${message.deliveryId}`)).body.state).toBe("uncertain");
    expect(await box.list()).toHaveLength(1);
  });

  test("F18 the copy in Sent is ordered once with the very bytes, and its refusal changes nothing", async () => {
    const account = await service.account(mailboxAccount(desk));
    const message = messageFrom(account, toCustomer());
    await service.send(message);
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent.sentCopy).toBe("pending");
    const orders = await service.announced(message.deliveryId, "mailbox.append");
    const [last] = (await service.announced(message.deliveryId)).slice(-1);
    expect(orders).toMatchObject([{ data: { messageId: message.messageId, rawHash: last?.data.rawHash } }]);
    await service.publish(mailboxAppended, message.deliveryId, {
      ...{ accountId: account.accountId, deliveryId: message.deliveryId, outcome: "refused" },
      ...{ mailbox: "Sent", detail: "over quota" },
    });
    await eventually(async () => {
      const { body } = await service.call("GET", `/deliveries/${message.deliveryId}`);
      expect([body.state, body.sentCopy]).toEqual(["sent", "refused"]);
    });
    expect(await submissionsOf(message.messageId)).toHaveLength(1);
  });

  test("F18 where the provider files sent mail no copy is ordered", async () => {
    const account = await service.account(mailboxAccount(desk, { filesSentMail: true }));
    const message = messageFrom(account, toCustomer());
    await service.send(message);
    expect((await service.reaches(message.deliveryId, "sent")).sentCopy).toBe("provider");
    expect(await service.announced(message.deliveryId, "mailbox.append")).toEqual([]);
  });

  test("S6 an account that is not active, or not known yet, holds its mail; a deleted one fails it", async () => {
    const account = mailboxAccount(desk);
    const early = messageFrom(account, toCustomer());
    await service.send(early);
    await service.reaches(early.deliveryId, "queued");
    await service.account({ ...account, active: false });
    const held = messageFrom(account, toCustomer());
    await service.send(held);
    expect((await service.reaches(held.deliveryId, "queued")).detail).toMatch(/until the account is active/);
    await service.account({ ...account, version: 2 });
    await service.reaches(early.deliveryId, "sent");
    expect((await service.reaches(held.deliveryId, "sent")).detail).toBeNull();

    await service.account({ ...account, version: 3, active: false });
    const late = messageFrom(account, toCustomer());
    await service.send(late);
    await service.reaches(late.deliveryId, "queued");
    await service.publish(accountChanged, account.accountId, {
      ...{ ...account, version: 4, active: false, deletedAt: new Date().toISOString() },
    });
    expect((await service.reaches(late.deliveryId, "failed")).detail).toBe("The account was deleted.");
  });

  test("what waits can be cancelled, what is sent cannot", async () => {
    const account = await service.account({ ...mailboxAccount(desk), active: false });
    const message = messageFrom(account, toCustomer());
    await service.send(message);
    await service.reaches(message.deliveryId, "queued");
    const path = `/deliveries/${message.deliveryId}/cancel`;
    expect((await service.call("POST", path)).body.state).toBe("cancelled");
    expect((await service.call("POST", path)).status).toBe(200);
    await service.account({ ...account, active: true, version: 2 });
    const other = messageFrom(account, toCustomer());
    await service.send(other);
    await service.reaches(other.deliveryId, "sent");
    expect((await service.call("POST", `/deliveries/${other.deliveryId}/cancel`)).status).toBe(409);
    expect(await submissionsOf(message.messageId)).toEqual([]);
    const list = await service.call("GET", `/deliveries?accountId=${account.accountId}`);
    expect(list.body.items.map(({ id }) => id)).toEqual([other.deliveryId, message.deliveryId]);
    expect((await service.call("GET", `/deliveries/${randomUUID()}`)).status).toBe(404);
  });
});
