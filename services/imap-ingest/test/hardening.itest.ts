import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { makeMailbox, type TestMailbox, useMailbox } from "@mailroom/test-kit/use-mailbox";
import { mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { createServer } from "node:tls";
import { makeCertificate } from "@mailroom/local-stack/certificate";
import { makeDatabase } from "@mailroom/postgres/database";
import { makePool } from "@mailroom/postgres/pool";
import { inInbox } from "./imap-client.ts";
import type { Database } from "../src/store/database.ts";
import { makeLedger } from "../src/store/ledger-store.ts";
import { mailboxAppend, mailboxFind } from "@mailroom/contracts/events/mailbox";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import pg from "pg";
import { accountOf, makeMail, sealPassword } from "./fixtures.ts";
import { type RunningWorker, useImapIngest } from "./running-service.ts";
import { startTouchyServer } from "./touchy-server.ts";

const first = useMailbox();
const service = useImapIngest(() => first.server.caFile);
const slow = { deadlineMs: 50_000 };
let worker: RunningWorker | null = null;

async function running(): Promise<RunningWorker> {
  worker ??= await service.startWorker();
  return worker;
}

async function follow(mailbox: TestMailbox, changes: Parameters<typeof accountOf>[1] = {}) {
  await running();
  const account = accountOf(mailbox, changes);
  await service.announce(account);
  return account;
}

async function untilState(accountId: string, state: string) {
  return eventually(async () => {
    const connection = await service.connection(accountId);
    expect(connection?.state).toBe(state);
    return connection;
  }, slow);
}

async function untilReceived(accountId: string, count: number, { deadlineMs } = slow) {
  return eventually(
    async () => {
      const messages = await service.received(accountId);
      expect(messages.length).toBe(count);
      return messages;
    },
    { deadlineMs },
  );
}

async function untilAllFlagged(accountId: string, count: number) {
  return eventually(async () => {
    const rows = await service.ledger(accountId);
    expect(rows.map(({ seen }) => seen)).toEqual(Array.from({ length: count }, () => true));
    return rows;
  }, slow);
}

describe("what a mailbox may hold", () => {
  test("F28 the same mail twice is one message and one copy, both flagged", async () => {
    const mailbox = await makeMailbox();
    const mail = makeMail();
    await mailbox.deliver(mail);
    await mailbox.deliver(`X-Spam-Score: 1\r\n${mail}`);
    const { accountId } = await follow(mailbox);
    const [message] = await untilReceived(accountId, 1);
    const rows = await untilAllFlagged(accountId, 2);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["message", "copy"]);
    expect(rows[1]?.copy_of).toBe(message?.messageKey);
  }, 60_000);

  test("F1 F10 hostile mails are quarantined with their bytes, a 60 MB one is taken whole, others flow", async () => {
    const mailbox = await makeMailbox();
    const nested = Array.from(
      { length: 2000 },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
    );
    await mailbox.deliver(`From: a@b.test\r\nSubject: nested\r\n${nested.join("")}`);
    const attachment = Buffer.alloc(44 * 1024 * 1024, 7)
      .toString("base64")
      .replace(/.{76}/g, "$&\r\n");
    const type = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"';
    const parts = `--x\r\n\r\nsee file\r\n--x\r\nContent-Type: application/zip; name="a.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}\r\n--x--\r\n`;
    await mailbox.deliver(makeMail({ subject: "large", extra: type, body: parts }));
    await mailbox.deliver(makeMail({ subject: "small" }));
    const { accountId } = await follow(mailbox);
    const messages = await untilReceived(accountId, 3, { deadlineMs: 110_000 });
    const bySubject = (subject: string) => messages.find(({ headers }) => headers.subject === subject);
    expect(bySubject("nested")).toMatchObject({
      quarantine: { code: "too-many-parts" },
      headers: { from: { address: "a@b.test" } },
    });
    expect(bySubject("large")).toMatchObject({
      quarantine: null,
      attachments: [{ n: 1, filename: "a.zip", sizeBytes: 44 * 1024 * 1024 }],
    });
    expect(bySubject("small")).toMatchObject({ quarantine: null });
    const quarantined = await service.get(await running(), `/quarantine?accountId=${accountId}`);
    expect(quarantined.body["items"]).toMatchObject([{ code: "too-many-parts", accountId }]);
    const summary = await service.get(await running(), `/accounts/${accountId}/ledger-summary`);
    expect(summary.body).toMatchObject({ total: 3, outcomes: { message: 2, quarantined: 1, pending: 0 } });
  }, 150_000);

  test("F8 a mail marked \\Deleted is skipped and taken in once the mark is gone", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail());
    await inInbox(mailbox, (client) => client.messageFlagsAdd("1", ["\\Deleted"], { uid: true }));
    const { accountId } = await follow(mailbox);
    await eventually(async () => {
      expect(await service.ledger(accountId)).toMatchObject([{ outcome: "skipped", reason: "deleted" }]);
    }, slow);
    await inInbox(mailbox, (client) => client.messageFlagsRemove("1", ["\\Deleted"], { uid: true }));
    await mailbox.deliver(makeMail()); // makes the session look
    await untilReceived(accountId, 2);
  }, 60_000);

  test("S68 a saved mail that is set unread again is not taken in again", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail());
    const { accountId } = await follow(mailbox);
    await untilAllFlagged(accountId, 1);
    await inInbox(mailbox, (client) => client.messageFlagsRemove("1", ["\\Seen"], { uid: true }));
    await mailbox.deliver(makeMail());
    await untilReceived(accountId, 2);
    expect((await mailbox.list()).find(({ uid }) => uid === 1)?.flags.has("\\Seen")).toBe(false);
  }, 60_000);

  test("S65 S59 the debug log shows the exact SEARCH of the account", async () => {
    const mailbox = await makeMailbox();
    const { accountId } = await follow(mailbox);
    await untilState(accountId, "connected");
    await eventually(() => {
      const lines = (worker?.log ?? []).filter(
        (line) => line["accountId"] === accountId && line["message"] === "imap search sent",
      );
      expect(lines[0]).toMatchObject({ command: "UID SEARCH UNSEEN", level: "debug" });
    });
  }, 60_000);
});

describe("crashes and renumbering", () => {
  test("a crash between commit and \\Seen repeats only the flag", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail());
    const account = await follow(mailbox);
    await untilAllFlagged(account.accountId, 1);
    await service.announce({ ...account, version: 2, active: false });
    await untilState(account.accountId, "disabled");
    await inInbox(mailbox, (client) => client.messageFlagsRemove("1", ["\\Seen"], { uid: true }));
    await service.query("update ledger_entry set seen_flagged_at = null where account_id = $1", [account.accountId]);
    await service.announce({ ...account, version: 3 });
    await untilAllFlagged(account.accountId, 1);
    expect(await service.received(account.accountId)).toHaveLength(1);
    expect((await mailbox.list())[0]?.flags.has("\\Seen")).toBe(true);
  }, 60_000);

  test("a crash between \\Seen and its note leaves no row without the note", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail());
    const account = await follow(mailbox);
    await untilAllFlagged(account.accountId, 1);
    await service.announce({ ...account, version: 2, active: false });
    await untilState(account.accountId, "disabled");
    await service.query("update ledger_entry set seen_flagged_at = null where account_id = $1", [account.accountId]);
    await service.announce({ ...account, version: 3 });
    await untilAllFlagged(account.accountId, 1);
    expect(await service.received(account.accountId)).toHaveLength(1);
  }, 60_000);

  test("F6 under a new numbering known mail is flagged again, not taken in again", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail());
    const account = await follow(mailbox);
    const [before] = await untilReceived(account.accountId, 1);
    await untilAllFlagged(account.accountId, 1);
    await inInbox(mailbox, (client) => client.messageFlagsRemove("1", ["\\Seen"], { uid: true }));
    await service.announce({ ...account, version: 2, sourceEpoch: 2 });
    await eventually(async () => {
      const rows = await service.query(
        "select source_epoch, message_key, outcome, seen_flagged_at is not null as seen from ledger_entry where account_id = $1",
        [account.accountId],
      );
      expect(rows).toEqual([{ source_epoch: 2, message_key: before?.messageKey, outcome: "message", seen: true }]);
    }, slow);
    expect(await service.received(account.accountId)).toHaveLength(1);
  }, 60_000);

  test("F2 a mail whose every attempt failed is parked, others flow", async () => {
    const mailbox = await makeMailbox();
    await mailbox.deliver(makeMail());
    await mailbox.deliver(makeMail());
    const account = accountOf(mailbox);
    await service.announce({ ...account, active: false });
    await running();
    await untilState(account.accountId, "disabled");
    const uidValidity = await inInbox(mailbox, (client) =>
      Promise.resolve(client.mailbox === false ? 0 : Number(client.mailbox.uidValidity)),
    );
    await service.query(
      `insert into ledger_entry (account_id, source_epoch, mailbox, uid_validity, uid, message_key, attempts, attempted_at)
       values ($1, 1, 'INBOX', $2, 1, $3, 5, now() - interval '1 hour')`,
      [account.accountId, uidValidity, randomUUID()],
    );
    await service.announce({ ...account, version: 2 });
    await untilReceived(account.accountId, 1);
    expect(await service.ledger(account.accountId)).toMatchObject([
      { uid: 1, outcome: "parked", attempts: 5 },
      { uid: 2, outcome: "message" },
    ]);
  }, 60_000);

  test.each(["drop", "refuse"] as const)(
    "F1 F2 a mail at which the server breaks (%s) holds up none of those beside it",
    async (reaction) => {
      const mailbox = await makeMailbox();
      for (let n = 0; n < 4; n += 1) await mailbox.deliver(makeMail());
      const fetchesSecond = /UID FETCH (?:[\d,:]*,)?(?:2|1:[2-9])[ ,]/;
      const port = await startTouchyServer(mailbox.server.imapPort, (line) =>
        fetchesSecond.test(line) && line.includes("BODY.PEEK") ? reaction : "pass",
      );
      const account = accountOf(mailbox);
      await follow(mailbox, { accountId: account.accountId, imap: { ...account.imap, port, ssl: false } });
      await untilReceived(account.accountId, 3);
      await eventually(async () => {
        const rows = await service.ledger(account.accountId);
        expect(rows).toMatchObject([
          { uid: 1, outcome: "message" },
          { uid: 2 },
          { uid: 3, outcome: "message" },
          { uid: 4, outcome: "message" },
        ]);
        // it is tried on meanwhile, and parked in the end
        expect(["pending", "parked"]).toContain(rows[1]?.outcome);
        expect(rows[1]?.attempts).toBeGreaterThanOrEqual(3);
      }, slow);
      await service.announce({ ...account, version: 2, active: false });
    },
    60_000,
  );

  test("a database without room for mail is waited for: no mail counts as one that failed", async () => {
    const mailbox = await makeMailbox();
    const account = accountOf(mailbox);
    await service.query(`create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
    await service.query(`create trigger no_room before insert on ingested_message for each row
      when (new.account_id = '${account.accountId}') execute function no_room()`);
    await mailbox.deliver(makeMail());
    await mailbox.deliver(makeMail());
    const { log } = await running();
    await service.announce(account);
    const waits = () =>
      log.filter((line) => line["accountId"] === account.accountId && /database/.test(String(line["message"])));
    await eventually(() => {
      expect(waits().length).toBeGreaterThan(3);
    }, slow);
    const rows = await service.ledger(account.accountId);
    expect(rows).toMatchObject([{ outcome: "pending" }, { outcome: "pending" }]);
    expect(Math.max(...rows.map(({ attempts }) => attempts))).toBeLessThan(2);
    await service.query("drop trigger no_room on ingested_message");
    await untilReceived(account.accountId, 2);
  }, 60_000);

  test("F3 an archive of read mail that is moved into the mailbox is noted, however long it is", async () => {
    const mailbox = await makeMailbox();
    let archive = "* SEARCH";
    const port = await startTouchyServer(mailbox.server.imapPort, (line) =>
      /UID SEARCH UID \d+:\* SEEN/.test(line) ? { answer: archive } : "pass",
    );
    const account = accountOf(mailbox);
    await follow(mailbox, { accountId: account.accountId, imap: { ...account.imap, port, ssl: false } });
    await untilState(account.accountId, "connected");
    archive += Array.from({ length: 130_000 }, (_, index) => ` ${index + 2}`).join("");
    await mailbox.deliver(makeMail());
    const count = "select count(*)::int as count from ledger_entry where account_id = $1 and reason = 'already read'";
    await eventually(
      async () => {
        expect(await service.query(count, [account.accountId])).toEqual([{ count: 130_000 }]);
      },
      { deadlineMs: 60_000 },
    );
    await untilReceived(account.accountId, 1);
    await service.announce({ ...account, version: 2, active: false });
  }, 90_000);

  test("a worker whose token is stale writes nothing", async () => {
    await running();
    const accountId = randomUUID();
    const [mine, other] = [randomUUID(), randomUUID()];
    await service.query("insert into lease (account_id, owner, token) values ($1, $2, 2)", [accountId, other]);
    const database = makeDatabase<Database>(
      makePool({ url: service.database.url, schema: "imap_ingest", max: 1, applicationName: "test" }),
    );
    try {
      const numbering = { sourceEpoch: 1, mailbox: "INBOX", uidValidity: 1 };
      const proposed = [{ uid: 1, messageKey: randomUUID() }];
      for (const [owner, token] of [
        [mine, 1],
        [mine, 2],
        [other, 1],
      ] as const) {
        const ledger = makeLedger(database, owner);
        await expect(ledger.beginAttempts({ accountId, token }, numbering, proposed)).rejects.toMatchObject({
          code: "lease-lost",
        });
      }
      expect(await service.ledger(accountId)).toEqual([]);
      await makeLedger(database, other).beginAttempts({ accountId, token: 2 }, numbering, proposed);
      const stale = makeLedger(database, mine).markFlagged({ accountId, token: 1 }, numbering, [
        { uid: 1, modseq: null },
      ]);
      await expect(stale).rejects.toMatchObject({ code: "lease-lost" });
      expect(await service.ledger(accountId)).toMatchObject([{ uid: 1, outcome: "pending", seen: false }]);
    } finally {
      await database.destroy();
    }
  }, 60_000);

  test("a worker whose process has ended is followed at once, one that only hangs is not", async () => {
    const mailbox = await makeMailbox();
    const { accountId } = await follow(mailbox, { hostname: "node-3" });
    await untilState(accountId, "connecting");
    const ended = new pg.Client({ connectionString: service.database.url });
    await ended.connect();
    const dead = randomUUID();
    await ended.query(
      `insert into imap_ingest.worker (id, node_name, connection_pid, connected_at, heartbeat_at)
       select $1, 'node-3', pid, backend_start, clock_timestamp() + interval '1 hour'
       from pg_stat_activity where pid = pg_backend_pid()`,
      [dead],
    );
    await service.query("update lease set owner = $2 where account_id = $1", [accountId, dead]);
    await service.startWorker("node-3");
    await mailbox.deliver(makeMail());
    const owner = async () => (await service.query("select owner from lease where account_id = $1", [accountId]))[0];
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(await owner()).toEqual({ owner: dead });
    await ended.end();
    await untilReceived(accountId, 1);
  }, 60_000);

  test("S43 an account whose host is not there is no_worker after 60 s, rings, and leaves when a worker of that name comes", async () => {
    const mailbox = await makeMailbox();
    const account = await follow(mailbox, { hostname: "node-9" });
    const { accountId } = account;
    const watcher = await running();
    await untilState(accountId, "connecting");
    const late = () =>
      service.query("update lease set unowned_since = now() - interval '61 seconds' where account_id = $1", [
        accountId,
      ]);
    await late();
    const orphan = await untilState(accountId, "no_worker");
    expect(orphan).toMatchObject({ code: "no-worker", worker: null, detail: expect.stringContaining("“node-9”") });
    const metric = async () => (await fetch(watcher.url.replace("/api/v1", "/metrics"))).text();
    await eventually(async () => {
      expect(await metric()).toMatch(/accounts_without_worker\{[^}]*\} 1/);
    }, slow);

    // another host has its own 60 s
    await service.announce({ ...account, version: 2, hostname: "node-8" });
    await untilState(accountId, "connecting");
    await late();
    await eventually(async () => {
      expect((await service.connection(accountId))?.detail).toContain("“node-8”");
    }, slow);
    await eventually(() => {
      const rung = service.log().filter((line) => line["message"] === "no worker takes the account");
      expect(rung.map(({ level, hostname }) => `${String(level)} ${String(hostname)}`).sort()).toEqual([
        "error node-8",
        "error node-9",
      ]);
    }, slow);

    const helper = await service.startWorker("node-8");
    expect(await untilState(accountId, "connected")).toMatchObject({ worker: "node-8", code: null });
    await eventually(async () => {
      expect(await metric()).toMatch(/accounts_without_worker\{[^}]*\} 0/);
    }, slow);
    await mailbox.deliver(makeMail());
    await untilReceived(accountId, 1);

    // whoever has to give it up speaks for it no longer
    await service.announce({ ...account, version: 3, hostname: "node-7" });
    expect(await untilState(accountId, "connecting")).toMatchObject({ worker: null, code: null });
    await helper.lifecycle.stop();
  }, 120_000);

  test("a worker that dies is followed by another after 15 s, one that drains at once", async () => {
    const mailbox = await makeMailbox();
    const { accountId } = await follow(mailbox, { hostname: "node-2" });
    const second = await service.startWorker("node-2");
    await untilState(accountId, "connected");
    await second.lifecycle.stop();
    const third = await service.startWorker("node-2");
    await mailbox.deliver(makeMail());
    await untilReceived(accountId, 1);
    // As a killed process leaves it: owned, without heartbeat.
    await third.lifecycle.stop();
    const dead = randomUUID();
    await service.query(
      "insert into worker (id, node_name, heartbeat_at) values ($1, 'node-2', now() - interval '14 seconds')",
      [dead],
    );
    await service.query("update lease set owner = $2 where account_id = $1", [accountId, dead]);
    await service.startWorker("node-2");
    await mailbox.deliver(makeMail());
    await untilReceived(accountId, 2);
  }, 90_000);
});

describe("the Sent mailbox", () => {
  test("a copy is filed once, however often it is asked for, and found", async () => {
    const mailbox = await makeMailbox();
    const { accountId } = await follow(mailbox);
    const messageId = `<${randomUUID()}@mailroom.test>`;
    const blobs = await openBlobs(service.database.blobsUrl, { max: 1, applicationName: "test" });
    const { hash } = await blobs.write(Buffer.from(makeMail({ messageId })), { reference: "delivery:test" });
    await blobs.close();
    const outcomes: unknown[] = [];
    for (const expected of ["appended", "already-there"]) {
      const deliveryId = randomUUID();
      await service.publish(mailboxFind, deliveryId, { accountId, deliveryId, messageId });
      const found = await event(deliveryId, "mailbox.found");
      await service.publish(mailboxAppend, deliveryId, {
        accountId,
        deliveryId,
        messageId,
        rawHash: hash,
        sentAt: new Date().toISOString(),
      });
      outcomes.push([found["found"], (await event(deliveryId, "mailbox.appended"))["outcome"], expected]);
    }
    expect(outcomes).toEqual([
      [false, "appended", "appended"],
      [true, "already-there", "already-there"],
    ]);
    const sent = await mailbox.list("Sent");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.flags.has("\\Seen")).toBe(true);
  }, 60_000);

  test("a copy whose content is gone is refused for good", async () => {
    const mailbox = await makeMailbox();
    const { accountId } = await follow(mailbox);
    const deliveryId = randomUUID();
    const order = {
      accountId,
      deliveryId,
      messageId: "<gone@mailroom.test>",
      rawHash: "0".repeat(64),
      sentAt: new Date().toISOString(),
    };
    await service.publish(mailboxAppend, deliveryId, order);
    expect(await event(deliveryId, "mailbox.appended")).toMatchObject({ outcome: "refused", mailbox: null });
  }, 60_000);
});

async function event(key: string, name: string): Promise<Record<string, unknown>> {
  return eventually(async () => {
    const [row] = await service.query<{ data: Record<string, unknown> }>(
      "select data from outbox where key = $1 and type like $2",
      [key, `%${name}%`],
    );
    if (row === undefined) throw new Error(`no ${name} yet`);
    return row.data;
  }, slow);
}

describe("connections that fail say why", () => {
  test("S57 a wrong password is auth_failed, tried again later, and mended by a changed account", async () => {
    const mailbox = await makeMailbox();
    const accountId = randomUUID();
    const account = accountOf(mailbox, { accountId });
    const imap = { ...account.imap, password: sealPassword(accountId, "wrong") };
    await running();
    await service.announce({ ...account, imap });
    const failed = await untilState(accountId, "auth_failed");
    expect(failed).toMatchObject({ code: "authentication-failed", worker: expect.stringContaining("node-") });
    expect(failed?.nextAttemptAt).not.toBeNull();
    await service.announce({ ...account, version: 2 });
    await untilState(accountId, "connected");
  }, 60_000);

  test("a certificate of an unknown authority is refused", async () => {
    const directory = await mkdtemp(join(tmpdir(), "untrusted-"));
    const { certificateFile, keyFile } = await makeCertificate(directory);
    const server = createServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const account = accountOf(await makeMailbox());
    await running();
    await service.announce({ ...account, imap: { ...account.imap, port } });
    expect(await untilState(account.accountId, "backing_off")).toMatchObject({ code: "certificate-not-trusted" });
    await service.announce({ ...account, version: 2, active: false });
    server.close();
    await rm(directory, { recursive: true });
  }, 60_000);

  test("a host that resolves to a private address is refused before anything is sent", async () => {
    const mailbox = await makeMailbox();
    const account = accountOf(mailbox);
    const { accountId } = await follow(mailbox, {
      accountId: account.accountId,
      imap: { ...account.imap, host: "10.1.2.3" },
    });
    expect(await untilState(accountId, "backing_off")).toMatchObject({ code: "destination-refused" });
  }, 60_000);

  test("a refused port is backing_off with the next attempt named", async () => {
    const mailbox = await makeMailbox();
    const account = accountOf(mailbox);
    const { accountId } = await follow(mailbox, { accountId: account.accountId, imap: { ...account.imap, port: 1 } });
    expect(await untilState(accountId, "backing_off")).toMatchObject({ code: "connection-refused" });
  }, 60_000);

  test("S56 with STARTTLS required the session is encrypted, without SSL it is upgraded where offered", async () => {
    const mailbox = await makeMailbox();
    const account = accountOf(mailbox);
    const starttls = { ...account.imap, port: mailbox.server.imapPort, tlsMode: "starttls" as const };
    const { accountId } = await follow(mailbox, { accountId: account.accountId, imap: starttls });
    await untilState(accountId, "connected");
    const plain = accountOf(mailbox);
    await service.announce({ ...plain, imap: { ...plain.imap, ssl: false, port: mailbox.server.imapPort } });
    await untilState(plain.accountId, "connected");
  }, 60_000);

  test("S58 a mailbox that does not exist is named", async () => {
    const mailbox = await makeMailbox();
    const account = accountOf(mailbox);
    const { accountId } = await follow(mailbox, {
      accountId: account.accountId,
      imap: { ...account.imap, mailbox: "Nowhere" },
    });
    expect(await untilState(accountId, "backing_off")).toMatchObject({ code: "mailbox-not-found" });
  }, 60_000);
});
