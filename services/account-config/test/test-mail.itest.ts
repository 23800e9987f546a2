import { readFile } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import type { TestMailResult } from "@mailroom/contracts/api/account";
import { parseTestMailText } from "@mailroom/contracts/test-mail";
import { makeTextSigner } from "@mailroom/http/signed-text";
import { eventually } from "@mailroom/test-kit/eventually";
import { makeMailbox, type TestMailbox, useMailbox } from "@mailroom/test-kit/use-mailbox";
import { ImapFlow } from "imapflow";
import { internalKey, useAccountConfig } from "./running-service.ts";

const any = useMailbox();
const service = useAccountConfig({ caFile: () => any.server.caFile });

let count = 0;
async function accountOf(mailbox: TestMailbox, changes: Record<string, unknown> = {}): Promise<string> {
  count += 1;
  const body = {
    ...{ name: `Test mail ${count}`, key: `T${count}`, active: false },
    ...{ emailAddress: mailbox.address, password: mailbox.password },
    imap: { host: "127.0.0.1", port: mailbox.server.imapsPort },
    smtp: { host: "127.0.0.1", port: mailbox.server.smtpsPort },
    ...changes,
  };
  const created = await service.call("POST", "/accounts", { body });
  expect(created).toMatchObject({ status: 201 });
  return String(created.body["id"]);
}

async function sendTestMail(accountId: string): Promise<TestMailResult> {
  const { status, body } = await service.call("POST", `/accounts/${accountId}/test-mail`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as unknown as TestMailResult;
}

async function asPerson<T>(mailbox: TestMailbox, run: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    ...{ host: "127.0.0.1", port: mailbox.server.imapsPort, secure: true, logger: false },
    auth: { user: mailbox.address, pass: mailbox.password },
    tls: { ca: await readFile(mailbox.server.caFile), servername: "localhost" },
  });
  await client.connect();
  try {
    await client.mailboxOpen("INBOX");
    return await run(client);
  } finally {
    await client.logout();
  }
}

describe("a test mail", () => {
  test("X25 goes out, comes back, is removed and takes a known time; other mail stays, deleted marks too", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver("Subject: one\r\n\r\nstays");
    await mailbox.deliver("Subject: two\r\n\r\nis marked by somebody");
    await asPerson(mailbox, (client) => client.messageFlagsAdd("2", ["\\Deleted"], { uid: true }));
    const result = await sendTestMail(await accountOf(mailbox));
    expect(result).toMatchObject({
      ...{ ok: true, code: null },
      steps: [
        { step: "submit", state: "ok" },
        { step: "arrive", state: "ok", detail: "It arrived in INBOX." },
        { step: "remove", state: "ok" },
      ],
    });
    expect(result.milliseconds).toBeGreaterThan(0);
    expect((await mailbox.list()).map(({ uid }) => uid)).toEqual([1, 2]);
    expect((await mailbox.server.listSubmissions()).filter(({ user }) => user === mailbox.address)).toHaveLength(1);
  });

  test("X25 a mail that lands in junk is found there, removed, and it is said", async () => {
    const mailbox = await makeMailbox();
    const accountId = await accountOf(mailbox);
    await mailbox.server.addRelayRule({ match: mailbox.address, kind: "delay", delayMs: 60_000 });
    await asPerson(mailbox, (client) => client.mailboxCreate("Junk"));
    const marks: string[] = [];
    const [result] = await Promise.all([sendTestMail(accountId), fileAsJunk(mailbox, marks)]);
    expect(result).toMatchObject({
      ...{ ok: false, code: "arrived-in-junk" },
      steps: [
        { state: "ok" },
        { state: "failed", hint: expect.stringMatching(/allowed senders/) as unknown },
        { state: "ok" },
      ],
    });
    expect(await mailbox.list("Junk")).toEqual([]);
    const text = makeTextSigner(internalKey, "test-mail").verify(marks[0] ?? "");
    expect(parseTestMailText(text ?? "")).toMatchObject({ accountId });
  });

  test("X25 where the mailbox cannot be opened nothing is sent", async () => {
    const mailbox = await makeMailbox();
    const accountId = await accountOf(mailbox, {
      imap: { host: "127.0.0.1", port: mailbox.server.imapsPort, password: "wrong" },
    });
    expect(await sendTestMail(accountId)).toMatchObject({
      ...{ ok: false, code: "authentication-failed", milliseconds: null },
      steps: [
        { step: "submit", state: "skipped" },
        { step: "arrive", state: "failed" },
        { step: "remove", state: "skipped" },
      ],
    });
    expect((await mailbox.server.listSubmissions()).filter(({ user }) => user === mailbox.address)).toEqual([]);
  });

  test("X25 a server that refuses the mail, and a mailbox that is not the one mail arrives in, each say so", async () => {
    const refused = await makeMailbox();
    await refused.server.addRelayRule({
      match: refused.address,
      kind: "refuse",
      at: "data",
      code: 554,
      text: "5.7.1 no",
    });
    expect(await sendTestMail(await accountOf(refused))).toMatchObject({
      code: "submission-refused",
      steps: [{ state: "failed", detail: expect.stringMatching(/^554 5\.7\.1 no/) as unknown }, {}, {}],
    });
    const other = await makeMailbox();
    await asPerson(other, (client) => client.mailboxCreate("Support"));
    const imap = { host: "127.0.0.1", port: other.server.imapsPort, mailbox: "Support" };
    expect(await sendTestMail(await accountOf(other, { imap }))).toMatchObject({ code: "arrived-elsewhere" });
    expect(await other.list()).toEqual([]);
  });
});

/** What a server's filter does: the relay keeps the sender waiting until it is done. */
async function fileAsJunk(mailbox: TestMailbox, marks: string[]): Promise<void> {
  await asPerson(mailbox, async (client) => {
    const mail = await eventually(async () => {
      await client.noop();
      const [first] = await client.fetchAll("1:*", { uid: true, headers: ["mailroom-test"] });
      if (first === undefined) throw new Error("no mail has come");
      return first;
    });
    marks.push((mail.headers?.toString() ?? "").replace(/^mailroom-test:/i, "").replace(/\s/g, ""));
    await client.messageMove(String(mail.uid), "Junk", { uid: true });
  });
  await mailbox.server.addRelayRule({ match: mailbox.address, kind: "accept" });
}
