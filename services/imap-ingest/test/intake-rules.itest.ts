import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { settingsChanged, settingsKey } from "@mailroom/contracts/events/settings";
import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { wireForm } from "@mailroom/header-filter/search-form";
import { makeCertificate } from "@mailroom/local-stack/certificate";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { rewrap } from "@mailroom/sealed-secrets/seal";
import { eventually } from "@mailroom/test-kit/eventually";
import { makeMailbox, type TestMailbox, useMailbox } from "@mailroom/test-kit/use-mailbox";
import { accountOf, makeMail, secretKeys } from "./fixtures.ts";
import type { ImapFlow } from "imapflow";
import { inInbox } from "./imap-client.ts";
import { type RunningWorker, useImapIngest } from "./running-service.ts";

const any = useMailbox();
const service = useImapIngest(() => any.server.caFile);
const slow = { deadlineMs: 45_000 };
let worker: RunningWorker;

beforeAll(async () => {
  worker = await service.startWorker();
}, 60_000);

async function follow(mailbox: TestMailbox, changes: Partial<AccountSnapshot> = {}): Promise<AccountSnapshot> {
  const account = accountOf(mailbox, changes);
  await service.announce(account);
  await eventually(async () => {
    expect((await service.connection(account.accountId))?.state).toBe("connected");
  }, slow);
  return account;
}

const subjects = async (accountId: string) =>
  (await service.received(accountId)).map(({ headers }) => headers.subject).sort();

const lines = (accountId: string, message: string) =>
  worker.log.filter((line) => line["accountId"] === accountId && line["message"] === message);

const unread = async (mailbox: TestMailbox) =>
  (await mailbox.list()).filter(({ flags }) => !flags.has("\\Seen")).map(({ uid }) => uid);

const scanned = (subject: string, value: string) => makeMail({ subject, extra: `X-Scan: ${value}` });

describe("the headers filter", () => {
  test("S62 S64 S66 only exact values pass; what the server's looser search named besides is skipped and stays unread", async () => {
    const mailbox = await makeMailbox();
    const filter = "x-scan=SAFE,Message-ID";
    const { accountId, ...account } = await follow(mailbox, { imapHeadersFilter: filter });
    await mailbox.deliver(scanned("lower case", "safe"));
    await mailbox.deliver(scanned("part of a word", "UNSAFE"));
    await mailbox.deliver(makeMail({ subject: "no header" }));
    await mailbox.deliver(makeMail({ subject: "folded", extra: "X-SCAN:\r\n SAFE" }));
    await mailbox.deliver(scanned("exact", "SAFE"));
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["exact", "folded"]);
    }, slow);
    await eventually(async () => {
      expect(await unread(mailbox)).toEqual([1, 2, 3]);
      expect(await service.ledger(accountId)).toMatchObject([
        { uid: 1, outcome: "skipped", reason: "header filter" },
        { uid: 2, outcome: "skipped", reason: "header filter" },
        { uid: 4, outcome: "message" },
        { uid: 5, outcome: "message" },
      ]);
    }, slow);

    // S65, S63: the page's form for people, and what really went out
    expect(lines(accountId, "imap search")[0]).toMatchObject({
      level: "debug",
      search: 'SEARCH UNSEEN HEADER "x-scan" "SAFE" HEADER "Message-ID"',
    });
    const conditions = [
      { header: "x-scan", value: "SAFE" },
      { header: "Message-ID", value: null },
    ];
    expect(lines(accountId, "imap search sent")[0]).toMatchObject({ command: wireForm(conditions) });

    await service.announce({ ...account, accountId, version: 2, imapHeadersFilter: null });
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["exact", "folded", "lower case", "no header", "part of a word"]);
    }, slow);
  }, 60_000);

  test("S61 S60 a header without a value is enough with any value, but every one named has to be there", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail({ subject: "one", extra: "X-A: 1" }));
    await mailbox.deliver(makeMail({ subject: "both", extra: "X-A: 1\r\nX-B:" }));
    const { accountId } = await follow(mailbox, { imapHeadersFilter: "x-a,x-b" });
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["both"]);
    }, slow);
    expect(await unread(mailbox)).toContain(1);
  }, 60_000);

  test("S44 a filter that does not parse takes in nothing, and the connection says why", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail());
    const account = accountOf(mailbox, { imapHeadersFilter: "x-scan=SAFE,,y" });
    await service.announce(account);
    await eventually(async () => {
      const connection = await service.connection(account.accountId);
      expect(connection).toMatchObject({ state: "backing_off", code: "header-filter-invalid" });
      expect(connection?.detail).toContain("Column 13");
    }, slow);
    expect(await service.ledger(account.accountId)).toEqual([]);
  }, 60_000);
});

describe("the backlog of the first activation", () => {
  const old = new Date("2025-03-01T12:00:00Z");
  async function mailboxWithOldMail(): Promise<TestMailbox> {
    const mailbox = await makeMailbox();
    await inInbox(mailbox, (client) => client.append("INBOX", makeMail({ subject: "old" }), [], old));
    await inInbox(mailbox, (client) =>
      client.append("INBOX", makeMail({ subject: "newer" }), [], new Date("2026-01-05")),
    );
    return mailbox;
  }

  test("X18 none: what is unread then is skipped, what comes later is taken in, however old it says it is", async () => {
    const mailbox = await mailboxWithOldMail();
    const { accountId, ...account } = await follow(mailbox, { backlog: { mode: "none", since: null } });
    await eventually(async () => {
      expect(await service.ledger(accountId)).toMatchObject([
        { uid: 1, outcome: "skipped", reason: "backlog" },
        { uid: 2, outcome: "skipped", reason: "backlog" },
      ]);
      const [lease] = await service.query(
        "select from lease where account_id = $1 and backlog_settled_at is not null",
        [accountId],
      );
      expect(lease).toBeDefined();
    }, slow);
    await inInbox(mailbox, (client) => client.append("INBOX", makeMail({ subject: "moved here" }), [], old));
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["moved here"]);
    }, slow);
    expect(await unread(mailbox)).toEqual([1, 2]);
    const activatedAt = async (id: string) =>
      (await service.get(worker, `/accounts/${id}/ledger-summary`)).body["activatedAt"];
    expect(await activatedAt(accountId)).toEqual(expect.any(String));
    const never = accountOf(mailbox, { active: false });
    await service.announce(never);
    await eventually(async () => {
      expect(await activatedAt(never.accountId)).toBeNull();
    }, slow);

    // Only the first activation counts.
    await service.announce({ ...account, accountId, version: 2, backlog: { mode: "all", since: null } });
    await mailbox.deliver(makeMail({ subject: "after" }));
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["after", "moved here"]);
    }, slow);
  }, 60_000);

  test("X18 since: mail received before the date is skipped; all, the default, takes everything in", async () => {
    const [some, all] = [await mailboxWithOldMail(), await mailboxWithOldMail()];
    const since = await follow(some, { backlog: { mode: "since", since: "2026-01-01T00:00:00Z" } });
    const everything = await follow(all);
    await eventually(async () => {
      expect(await subjects(since.accountId)).toEqual(["newer"]);
      expect(await service.ledger(since.accountId)).toMatchObject([{ uid: 1, reason: "backlog" }, { uid: 2 }]);
      expect(await subjects(everything.accountId)).toEqual(["newer", "old"]);
    }, slow);
    // what answers by itself must know which mail lay there before
    await all.deliver(makeMail({ subject: "today" }));
    await eventually(async () => {
      const taken = await service.received(everything.accountId);
      expect(taken.map(({ headers, backlog }) => [headers.subject, backlog ?? false]).sort()).toEqual([
        ["newer", true],
        ["old", true],
        ["today", false],
      ]);
    }, slow);
  }, 60_000);
});

describe("mail that is set unread again", () => {
  const setUnread = (mailbox: TestMailbox, uid: number) =>
    inInbox(mailbox, (client) => client.messageFlagsRemove(String(uid), ["\\Seen"], { uid: true }));
  const setRead = (mailbox: TestMailbox, uid: number) =>
    inInbox(mailbox, (client) => client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true }));
  const allFlagged = async (accountId: string, rows: number) =>
    eventually(async () => {
      const ledger = await service.ledger(accountId);
      expect(ledger.map(({ seen }) => seen)).toEqual(Array.from({ length: rows }, () => true));
    }, slow);
  const isRepeating = async (accountId: string, expected: boolean) =>
    eventually(async () => {
      const text = "select repeats_since is not null as on from lease where account_id = $1";
      expect(await service.query(text, [accountId])).toEqual([{ on: expected }]);
    }, slow);
  const taken = async (accountId: string) =>
    (await service.received(accountId)).map(({ headers, locator }) => `${headers.subject} ${locator.generation}`);

  test("S47 S69 with the check disabled it is a new message, each time; what was set unread before the switch does not count", async () => {
    const mailbox = await makeMailbox();
    const twin = makeMail({ subject: "twin" });
    for (const mail of [makeMail({ subject: "early" }), twin, `X-Trace: 2\r\n${twin}`]) await mailbox.deliver(mail);
    const account = await follow(mailbox);
    const { accountId } = account;
    await allFlagged(accountId, 3); // early, twin, and its copy
    await setUnread(mailbox, 1);
    await service.announce({ ...account, version: 2, disableDuplicateCheck: true });
    await isRepeating(accountId, true);

    await setUnread(mailbox, 3);
    await eventually(async () => {
      expect(await taken(accountId)).toEqual(["early 1", "twin 1", "twin 2"]);
    }, slow);
    await allFlagged(accountId, 4);
    const [, first, again] = await service.received(accountId);
    expect(again?.messageKey).not.toBe(first?.messageKey);
    await setUnread(mailbox, 2);
    await eventually(async () => {
      expect(await taken(accountId)).toEqual(["early 1", "twin 1", "twin 2", "twin 2"]);
    }, slow);
    await allFlagged(accountId, 5);
    await setUnread(mailbox, 2);
    await eventually(async () => {
      expect((await taken(accountId)).at(-1)).toBe("twin 3");
    }, slow);
    await allFlagged(accountId, 6);

    // read by a person since, it counts like any other
    await setRead(mailbox, 1);
    await mailbox.deliver(makeMail({ subject: "makes it look" }));
    await eventually(async () => {
      expect((await taken(accountId)).at(-1)).toBe("makes it look 1");
      expect(await service.query("select from ledger_entry where account_id = $1 and was_unread", [accountId])).toEqual(
        [],
      );
    }, slow);
    await setUnread(mailbox, 1);
    await eventually(async () => {
      expect((await taken(accountId)).at(-1)).toBe("early 2");
    }, slow);
    await allFlagged(accountId, 8);

    // the same content under a new UID stays a copy, and the check is back
    await mailbox.deliver(`X-Trace: 3\r\n${twin}`);
    await allFlagged(accountId, 9);
    await service.announce({ ...account, version: 3, disableDuplicateCheck: false });
    await isRepeating(accountId, false);
    await setUnread(mailbox, 2);
    await mailbox.deliver(makeMail({ subject: "last" }));
    await eventually(async () => {
      expect((await taken(accountId)).slice(-2)).toEqual(["early 2", "last 1"]);
    }, slow);
  }, 120_000);
});

describe("mail that is read elsewhere first", () => {
  const readAtOnce = (mailbox: TestMailbox, subject: string) =>
    inInbox(mailbox, (client) => client.append("INBOX", makeMail({ subject }), ["\\Seen"]));

  test("F3 is counted as skipped, one call takes it in, and so does the account's switch from then on", async () => {
    const mailbox = await makeMailbox();
    await readAtOnce(mailbox, "before we came");
    const account = await follow(mailbox);
    const { accountId } = account;
    await mailbox.deliver(makeMail({ subject: "unread" }));
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["unread"]);
    }, slow);
    await readAtOnce(mailbox, "read");
    await readAtOnce(mailbox, "read, then set unread");
    await eventually(async () => {
      const ledger = await service.ledger(accountId);
      expect(ledger.map(({ uid, reason }) => [uid, reason])).toEqual([
        [2, null],
        [3, "already read"],
        [4, "already read"],
      ]);
    }, slow);
    const summary = async () =>
      (await service.get(worker, `/accounts/${accountId}/ledger-summary`)).body["alreadyRead"];
    expect(await summary()).toBe(2);

    await inInbox(mailbox, (client) => client.messageFlagsRemove("4", ["\\Seen"], { uid: true }));
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["read, then set unread", "unread"]);
    }, slow);
    const taken = await service.post(worker, `/accounts/${accountId}/ingest-read-mail`);
    expect(taken).toMatchObject({ status: 202, body: { count: 1 } });
    expect(await service.notesOf(accountId)).toMatchObject([{ action: "took-in-read-mail", objectType: "account" }]);
    // at once as a rule; by the next poll at the latest
    await eventually(
      async () => {
        expect(await subjects(accountId)).toEqual(["read", "read, then set unread", "unread"]);
      },
      { deadlineMs: 80_000 },
    );
    expect(await summary()).toBe(0);

    const sessions = lines(accountId, "imap session open").length;
    await service.announce({ ...account, version: 2, ingestReadElsewhere: true });
    // the one before would note the mail as read elsewhere
    await eventually(() => {
      expect(lines(accountId, "imap session open").length).toBeGreaterThan(sessions);
    }, slow);
    await readAtOnce(mailbox, "by the switch");
    await eventually(async () => {
      expect(await subjects(accountId)).toContain("by the switch");
    }, slow);
  }, 180_000);
});

describe("settings", () => {
  test("S37 S55 a shorter poll interval applies to a running session", async () => {
    const { accountId } = await follow(await makeMailbox());
    await eventually(() => {
      expect(lines(accountId, "imap search").length).toBeGreaterThan(0);
    }, slow);
    const before = lines(accountId, "imap search").length;
    await service.publish(settingsChanged, settingsKey, { version: 1, ...settingsDefaults, loginMailFrequency: 5 });
    await eventually(() => {
      // One look when the interval changes, one after it.
      expect(lines(accountId, "imap search").length).toBeGreaterThanOrEqual(before + 2);
    }, slow);
  }, 60_000);

  test("F6 a mailbox that was renamed, or deleted, is followed under its name once there is another", async () => {
    const mailbox = await makeMailbox();
    const append = (subject: string, before: (client: ImapFlow) => Promise<unknown>) =>
      inInbox(mailbox, async (client) => {
        await before(client);
        await client.mailboxCreate("Support");
        await client.append("Support", makeMail({ subject }));
      });
    await append("one", () => Promise.resolve());
    const { imap, accountId } = accountOf(mailbox);
    await follow(mailbox, { accountId, imap: { ...imap, mailbox: "Support" } });
    const untilTaken = (...expected: string[]) =>
      eventually(async () => {
        expect(await subjects(accountId)).toEqual(expected);
      }, slow);
    await untilTaken("one");
    await append("renamed", (client) => client.mailboxRename("Support", "Old support"));
    await untilTaken("one", "renamed");
    await append("deleted", (client) => client.mailboxDelete("Support"));
    await untilTaken("deleted", "one", "renamed");
  }, 120_000);

  test("X13 an unknown certificate is accepted only where the account says so", async () => {
    const directory = await mkdtemp(join(tmpdir(), "untrusted-"));
    const { certificateFile, keyFile } = await makeCertificate(directory);
    const mailbox = await makeMailbox();
    const server = createServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }, (socket) => {
      const upstream = connect(mailbox.server.imapPort, mailbox.server.host);
      socket.pipe(upstream).pipe(socket);
      socket.on("error", () => upstream.destroy());
      upstream.on("error", () => socket.destroy());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const account = accountOf(mailbox);
    const strict = { ...account, imap: { ...account.imap, port } };
    await service.announce(strict);
    await eventually(async () => {
      expect((await service.connection(account.accountId))?.code).toBe("certificate-not-trusted");
    }, slow);
    await service.announce({ ...strict, version: 2, acceptAnyCertificate: true });
    await eventually(async () => {
      expect((await service.connection(account.accountId))?.state).toBe("connected");
    }, slow);
    await service.announce({ ...strict, version: 3, active: false });
    server.close();
    await rm(directory, { recursive: true });
  }, 60_000);
});

describe("secrets", () => {
  test("a secret sealed with another key ends no session", async () => {
    const mailbox = await makeMailbox();
    const account = await follow(mailbox);
    const { accountId, imap } = account;
    if (imap.password === null) throw new Error("the account has no password");
    const password = rewrap(makeKeyRing(secretKeys), imap.password, { accountId, field: imap.secretField });
    expect(password).not.toEqual(imap.password);
    await service.announce({ ...account, version: 2, imap: { ...imap, password } });
    await eventually(async () => {
      const [row] = await service.query("select version from account where account_id = $1", [accountId]);
      expect(row).toEqual({ version: 2 });
    }, slow);
    await mailbox.deliver(makeMail({ subject: "after the rotation" }));
    await eventually(async () => {
      expect(await subjects(accountId)).toEqual(["after the rotation"]);
    }, slow);
    await new Promise((resolve) => setTimeout(resolve, 3_500)); // two sweeps of the worker, which end what has changed
    expect(lines(accountId, "imap session open")).toHaveLength(1);
  }, 60_000);

  test("a secret of another account does not open: the connection and an error in the log say so", async () => {
    const mailbox = await makeMailbox();
    const foreign = accountOf(mailbox);
    const account = accountOf(mailbox, { accountId: randomUUID() });
    const swapped = { ...account, imap: { ...account.imap, password: foreign.imap.password } };
    await service.announce(swapped);
    await eventually(async () => {
      const connection = await service.connection(account.accountId);
      expect(connection).toMatchObject({ state: "auth_failed", code: "secret-unreadable" });
    }, slow);
    expect(lines(account.accountId, "imap session failed")[0]).toMatchObject({ level: "error" });
    const metrics = await (await fetch(worker.url.replace("/api/v1", "/metrics"))).text();
    expect(metrics).toMatch(/session_failures_total\{[^}]*code="secret-unreadable"[^}]*\} 1/);
  }, 60_000);
});
