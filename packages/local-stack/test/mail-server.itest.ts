import { mkdtempSync, chmodSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ImapFlow } from "imapflow";
import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import { createTransport } from "nodemailer";
import { startBackingServices, type BackingServices } from "../src/backing-services.ts";
import { connectLmtp } from "../src/lmtp.ts";

const minute = 60_000;
let services: BackingServices;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), "mail-server-test-"));
  chmodSync(directory, 0o711);
  services = await startBackingServices({
    ...{ directory, persistent: false },
    need: { mail: true },
    progress: () => undefined,
    environment: { PATH: process.env["PATH"] },
  });
  await services.mail.addMailbox("desk@shop.test", "secret");
  await services.mail.addMailbox("jane@home.test", "secret");
}, minute);
afterAll(async () => {
  await services.stop();
}, minute);

const submit = async (to: string | string[], options: { port?: "smtp" | "smtps"; password?: string } = {}) => {
  const { mail } = services;
  const isImplicit = options.port === "smtps";
  const transport = createTransport({
    host: "localhost",
    port: isImplicit ? mail.smtpsPort : mail.smtpPort,
    secure: isImplicit,
    requireTLS: true,
    auth: { user: "desk@shop.test", pass: options.password ?? "secret" },
    tls: { ca: readFileSync(mail.caFile) },
  });
  return transport.sendMail({ from: "desk@shop.test", to, subject: "answer", text: ".\n..\nend\n" });
};

const readInbox = async (user: string) => {
  const { mail } = services;
  const client = new ImapFlow({
    ...{ host: "localhost", port: mail.imapsPort, secure: true, logger: false },
    auth: { user, pass: "secret" },
    tls: { ca: readFileSync(mail.caFile) },
  });
  await client.connect();
  await client.mailboxOpen("INBOX");
  const sources: string[] = [];
  for await (const message of client.fetch("1:*", { source: true })) sources.push(message.source?.toString() ?? "");
  const mailboxes = await client.list();
  await client.logout();
  return { sources, sentMailbox: mailboxes.find((mailbox) => mailbox.specialUse === "\\Sent")?.path };
};

test("a submitted message reaches its mailbox and stands once in the journal", async () => {
  const { messageId } = await submit("jane@home.test");
  const { sources, sentMailbox } = await readInbox("jane@home.test");
  expect(sources.at(-1)).toMatch(/\r\n\r\n\.\r\n\.\.\r\nend\r\n$/);
  expect(sentMailbox).toBe("Sent");
  const entries = (await services.mail.listSubmissions()).filter((entry) => entry.messageId === messageId);
  expect(entries).toMatchObject([
    { user: "desk@shop.test", smtpEnvelope: { from: "desk@shop.test", to: ["jane@home.test"] }, failedFor: [] },
  ]);
});

test("implicit TLS works as STARTTLS does", async () => {
  expect((await submit("jane@home.test", { port: "smtps" })).accepted).toEqual(["jane@home.test"]);
});

test("a wrong password and an unknown recipient are refused with their reply codes", async () => {
  await expect(submit("jane@home.test", { password: "wrong" })).rejects.toMatchObject({ responseCode: 535 });
  await expect(submit("nobody@home.test")).rejects.toMatchObject({ responseCode: 550 });
  expect((await submit(["nobody@home.test", "jane@home.test"])).rejected).toEqual(["nobody@home.test"]);
});

test("the relay refuses by rule at RCPT and at the final dot", async () => {
  const { mail } = services;
  await mail.addMailbox("full@home.test", "secret");
  await mail.addRelayRule({ match: "full@home.test", kind: "refuse", at: "rcpt", code: 452, text: "4.2.2 full" });
  await expect(submit("full@home.test")).rejects.toMatchObject({ responseCode: 452 });
  await mail.addRelayRule({ match: "full@home.test", kind: "refuse", at: "data", code: 554, text: "5.7.1 no" });
  await expect(submit("full@home.test")).rejects.toMatchObject({ responseCode: 554 });
  await mail.addRelayRule({ match: "full@home.test", kind: "accept" });
  expect((await submit("full@home.test")).accepted).toEqual(["full@home.test"]);
});

test("the relay can take a message and lose the answer, or lose both", async () => {
  const { mail } = services;
  await mail.addMailbox("far@away.test", "secret");
  await mail.addRelayRule({ match: "@away.test", kind: "drop", isDelivered: true });
  await expect(submit("far@away.test")).rejects.toThrow();
  expect((await readInbox("far@away.test").catch(() => null))?.sources ?? []).toHaveLength(1);
  await mail.addRelayRule({ match: "@away.test", kind: "drop", isDelivered: false });
  await expect(submit("far@away.test")).rejects.toThrow();
  expect((await readInbox("far@away.test")).sources).toHaveLength(1);
});

test("one LMTP connection delivers many messages and answers for each recipient", async () => {
  const connection = await connectLmtp({ host: "127.0.0.1", port: services.mail.lmtpPort });
  await services.mail.addMailbox("bulk@shop.test", "secret");
  const raw = Buffer.from("Subject: bulk\n\n.\n");
  expect(await connection.deliver({ from: "", to: ["nobody@shop.test"], raw })).toMatchObject([{ code: 550 }]);
  for (let count = 0; count < 20; count += 1) {
    const replies = await connection.deliver({ from: "a@b.test", to: ["bulk@shop.test", "nobody@shop.test"], raw });
    expect(replies.map(({ code }) => code)).toEqual([250, 550]);
  }
  await connection.close();
  expect((await readInbox("bulk@shop.test")).sources).toHaveLength(20);
});

test("a path that would smuggle a command is refused before it is sent", async () => {
  const raw = Buffer.from("x");
  const smuggled = { from: "a@b.test>\r\nRCPT TO:<x@y.test", to: ["desk@shop.test"], raw };
  await expect(services.mail.deliver(smuggled)).rejects.toThrow("control character");
});

test("an existing mailbox keeps its password", async () => {
  await services.mail.addMailbox("desk@shop.test", "secret");
  await expect(services.mail.addMailbox("desk@shop.test", "other")).rejects.toThrow("exists with another password");
});

test("an access token logs in where a known key has signed it for that mailbox, at both servers", async () => {
  const { mail } = services;
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const makeToken = async (mailbox: string, keyId = "known") =>
    new SignJWT({ mailbox, sub: "ada" })
      .setProtectedHeader({ alg: "RS256", kid: keyId, typ: "JWT" })
      .setIssuedAt()
      .setExpirationTime("1 minute")
      .sign(privateKey);
  await mail.trustTokenKey({ keyId: "known", publicKey: await exportSPKI(publicKey) });
  const logIn = async (accessToken: string) => {
    const client = new ImapFlow({
      ...{ host: "localhost", port: mail.imapsPort, secure: true, logger: false },
      auth: { user: "desk@shop.test", accessToken },
      tls: { ca: readFileSync(mail.caFile) },
    });
    await client.connect();
    await client.logout();
  };
  const submitWith = async (accessToken: string) => {
    const transport = createTransport({
      ...{ host: "localhost", port: mail.smtpsPort, secure: true },
      auth: { type: "OAuth2", user: "desk@shop.test", accessToken },
      tls: { ca: readFileSync(mail.caFile) },
    });
    return transport.sendMail({ from: "desk@shop.test", to: "jane@home.test", text: "hello" });
  };
  const good = await makeToken("desk@shop.test");
  await logIn(good);
  expect((await submitWith(good)).accepted).toEqual(["jane@home.test"]);
  const others = [await makeToken("jane@home.test"), await makeToken("desk@shop.test", "unknown"), "no token"];
  for (const token of others) {
    await expect(logIn(token)).rejects.toMatchObject({ authenticationFailed: true });
    await expect(submitWith(token)).rejects.toMatchObject({ responseCode: 535 });
  }
});

test(
  "mail stays through a kill of the mail server",
  async () => {
    await services.mail.addMailbox("kept@shop.test", "secret");
    const message = { from: "a@b.test", to: ["kept@shop.test"], raw: Buffer.from("Subject: kept\n\n") };
    await services.mail.deliver(message);
    await services.kill("mail");
    await expect(services.mail.deliver(message)).rejects.toThrow();
    await services.restart("mail");
    expect((await readInbox("kept@shop.test")).sources).toHaveLength(1);
    expect((await submit("jane@home.test")).accepted).toEqual(["jane@home.test"]);
  },
  minute,
);
