import { describe, expect, test } from "@jest/globals";
import type { Account, VerifyResult } from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { useMailbox } from "@mailroom/test-kit/use-mailbox";
import pg from "pg";
import { adminId, useAccountConfig } from "./running-service.ts";

const mailbox = useMailbox();
const service = useAccountConfig({ caFile: () => mailbox.server.caFile });

let count = 0;
function localAccount(changes: Record<string, unknown> = {}): Record<string, unknown> {
  count += 1;
  return {
    name: `Support ${count}`,
    key: `S${count}`,
    emailAddress: mailbox.address,
    username: mailbox.address,
    password: mailbox.password,
    imap: { host: "127.0.0.1", port: mailbox.server.imapsPort, mailbox: `Box${count}` },
    smtp: { host: "127.0.0.1", port: mailbox.server.smtpsPort },
    ...changes,
  };
}

async function create(changes: Record<string, unknown> = {}): Promise<Account> {
  const { status, body } = await service.call("POST", "/accounts", { body: localAccount(changes) });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as Account;
}

async function verify(id: string, which: "imap" | "smtp"): Promise<VerifyResult> {
  return (await service.call("POST", `/accounts/${id}/verify-${which}`)).body as unknown as VerifyResult;
}

async function query<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: service.database.url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

describe("accounts", () => {
  test("S1 S5 a created account is listed, in the only list there is", async () => {
    const { id, name, listId } = await create({ name: "Listed desk" });
    const { body } = await service.call("GET", "/accounts?search=listed%20DESK");
    expect(body["items"]).toMatchObject([{ id, name, listId, version: 1 }]);
    const lists = await service.call("GET", "/lists");
    expect(lists.body["items"]).toMatchObject([{ id: listId, name: "Default" }]);
  });

  test("S11 the password is never returned and never lies in the database in the clear", async () => {
    const secret = `pw-${mailbox.password}-canary`;
    const account = await create({ password: secret });
    expect(account).toMatchObject({ passwordSet: true });
    const everything = JSON.stringify([await query("select * from account"), await query("select * from outbox")]);
    expect(everything).not.toContain(secret);
    expect(JSON.stringify((await service.call("GET", `/accounts/${account.id}`)).body)).not.toContain(secret);
  });

  test("S3 S2 a key of six characters, an empty name and an unknown field are named one by one", async () => {
    const { status, body } = await service.call("POST", "/accounts", {
      body: localAccount({ key: "TOOLON", name: "", colour: "red" }),
    });
    expect(status).toBe(422);
    expect(body.errors?.map((error) => error.pointer).sort()).toEqual(["/colour", "/key", "/name"]);
  });

  test("S2 a name of spaces only is none, at creation, change and cloning", async () => {
    const account = await create({ name: "Spaced", key: "SPCD" });
    const refusals = [
      await service.call("POST", "/accounts", { body: localAccount({ name: " \t\u3000" }) }),
      await service.call("PATCH", `/accounts/${account.id}`, { body: { name: "  " }, etag: '"1"' }),
      await service.call("POST", `/accounts/${account.id}/clone`, { body: { name: " ", key: "SPC2" } }),
    ];
    for (const { status, body } of refusals) expect([status, body.errors?.[0]?.pointer]).toEqual([422, "/name"]);
  });

  test("S2 S3 name and key are unique whatever their case", async () => {
    const account = await create({ name: "Unique", key: "UNQ" });
    const sameName = await service.call("POST", "/accounts", { body: localAccount({ name: "uNIQUE" }) });
    expect([sameName.status, sameName.body["code"]]).toEqual([409, "name-taken"]);
    const sameKey = await service.call("POST", "/accounts", { body: localAccount({ key: "unq" }) });
    expect([sameKey.status, sameKey.body["code"]]).toEqual([409, "key-taken"]);
    expect((await service.call("DELETE", `/accounts/${account.id}`)).status).toBe(204);
    await create({ name: "unique", key: "UNQ" });
  });

  test("S4 two active accounts cannot read the same mailbox with the same login, by whatever port and spelling", async () => {
    const imap = { host: "127.0.0.1", port: mailbox.server.imapsPort, mailbox: "Same" };
    const first = await create({ imap });
    const { imapPort } = mailbox.server;
    const spellings = [
      { imap },
      { imap: { ...imap, port: imapPort } },
      { imap, username: mailbox.address.toUpperCase() },
    ];
    for (const spelling of spellings) {
      const refusal = await service.call("POST", "/accounts", { body: localAccount(spelling) });
      expect([refusal.status, refusal.body["code"]]).toEqual([409, "mailbox-taken"]);
      expect(refusal.body["detail"]).toContain(`“${first.name}”`);
    }
    const second = await create({ imap, active: false });
    const path = `/accounts/${second.id}`;
    const activation = await service.call("PATCH", path, { body: { active: true }, etag: '"1"' });
    expect([activation.status, activation.body["code"]]).toEqual([409, "mailbox-taken"]);
    expect(
      (await service.call("PATCH", `/accounts/${first.id}`, { body: { active: false }, etag: '"1"' })).status,
    ).toBe(200);
    expect((await service.call("PATCH", path, { body: { active: true }, etag: '"1"' })).status).toBe(200);
  });

  test("S4 an account that shares its mailbox from before goes on, and is refused when it is saved, until one is inactive", async () => {
    const imap = { host: "127.0.0.1", port: mailbox.server.imapsPort, mailbox: "Shared" };
    const older = await create({ imap });
    const shared = await create({ imap, active: false });
    await query(`update account set shares_source = true, active = true where id = '${shared.id}'`);
    const save = (id: string, body: Record<string, unknown>, version = 1) =>
      service.call("PATCH", `/accounts/${id}`, { body, etag: `"${version}"` });
    expect((await save(shared.id, { description: "Mine" })).body["code"]).toBe("mailbox-taken");
    expect((await service.call("GET", `/accounts/${shared.id}`)).body).toMatchObject({ active: true, version: 1 });
    expect((await save(older.id, { active: false })).status).toBe(200);
    // nobody takes the other's place while this one reads on
    const third = await service.call("POST", "/accounts", { body: localAccount({ imap }) });
    expect([third.status, third.body["code"]]).toEqual([409, "mailbox-taken"]);
    expect((await save(older.id, { active: true }, 2)).body["code"]).toBe("mailbox-taken");
    expect((await save(shared.id, { description: "Mine" })).status).toBe(200);
  });

  test("F30 an account says who made its version: a person, a key, or nobody", async () => {
    const account = await create();
    const path = `/accounts/${account.id}`;
    const person = { kind: "user", id: adminId };
    expect(account.updatedBy).toEqual(person);
    const apiKeyId = "0190a0a0-0000-7000-8000-0000000000ab";
    const key: Principal = { kind: "api-key", apiKeyId, scopes: ["accounts.*"], accountIds: null };
    const byKey = await service.call("PATCH", path, { body: { description: "x" }, etag: '"1"', principal: key });
    expect(byKey.body["updatedBy"]).toEqual({ kind: "api-key", id: apiKeyId });
    await query(`update account set updated_by = null where id = '${account.id}'`);
    expect((await service.call("GET", path)).body["updatedBy"]).toBeNull();
  });

  test("F30 a patch changes what it names, keeps the password, and needs the version that was read", async () => {
    const account = await create();
    const path = `/accounts/${account.id}`;
    expect((await service.call("PATCH", path, { body: { name: "No match" } })).status).toBe(428);
    const changed = await service.call("PATCH", path, { body: { description: "Desk" }, etag: '"1"' });
    expect(changed.body).toMatchObject({ description: "Desk", passwordSet: true, version: 2, name: account.name });
    expect((await service.call("PATCH", path, { body: { description: "Late" }, etag: '"1"' })).status).toBe(412);
    const moved = await service.call("PATCH", path, { body: { imap: { host: "127.0.0.2" } }, etag: '"2"' });
    expect([moved.status, moved.body.errors?.[0]?.pointer]).toEqual([422, "/password"]);
  });

  test("every change is announced as a full snapshot, gapless, with the password sealed", async () => {
    const account = await create();
    await service.call("PATCH", `/accounts/${account.id}`, { body: { active: false }, etag: '"1"' });
    await service.call("DELETE", `/accounts/${account.id}`);
    const events = await query<{ key: string; seq: number; data: AccountSnapshot }>(
      "select key, seq::int, data from outbox where channel = 'evt' order by seq",
    );
    const own = events.filter((event) => event.key === account.id);
    expect(own.map((event) => event.seq)).toEqual([1, 2, 3]);
    const snapshots = own.map((event) => event.data);
    expect(snapshots.map((snapshot) => [snapshot.version, snapshot.active, snapshot.deletedAt === null])).toEqual([
      [1, true, true],
      [2, false, true],
      [3, false, false],
    ]);
    expect(snapshots[0]?.imap).toMatchObject({
      username: mailbox.address,
      secretField: "password",
      tlsMode: "implicit",
    });
  });

  test("S18 a deleted account is gone for readers", async () => {
    const account = await create();
    await service.call("DELETE", `/accounts/${account.id}`);
    expect((await service.call("GET", `/accounts/${account.id}`)).status).toBe(404);
  });

  test("an action that names an unknown queue is refused with its step", async () => {
    const queueId = "0190a0a0-0000-7000-8000-0000000000cc";
    const { status, body } = await service.call("POST", "/accounts", {
      body: localAccount({ actions: [{ kind: "queue", queueId, timeoutSeconds: null }] }),
    });
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, "/actions/0/queueId"]);
  });

  test("hosts of private networks are refused before any packet", async () => {
    for (const host of [
      "10.0.0.1",
      "169.254.169.254",
      "postgres",
      "metadata.google.internal",
      "fd00::1",
      "127.0.0.1:6379",
    ]) {
      const { status, body } = await service.call("POST", "/accounts", { body: localAccount({ imap: { host } }) });
      expect([host, status, body.errors?.[0]?.pointer]).toEqual([host, 422, "/imap/host"]);
    }
  });

  test("S5 a list that an account uses cannot be deleted", async () => {
    const list = (await service.call("POST", "/lists", { body: { name: "VIP" } })).body;
    const account = await create({ listId: list["id"] });
    expect((await service.call("DELETE", `/lists/${String(list["id"])}`)).body["code"]).toBe("list-in-use");
    await service.call("DELETE", `/accounts/${account.id}`);
    expect((await service.call("DELETE", `/lists/${String(list["id"])}`)).status).toBe(204);
  });
});

describe("verifying", () => {
  test("S16 good settings pass every step, IMAP and SMTP, implicit TLS and STARTTLS", async () => {
    const account = await create({ imap: { host: "127.0.0.1", port: mailbox.server.imapsPort }, active: false });
    expect(await verify(account.id, "imap")).toMatchObject({
      ok: true,
      steps: ["resolve", "connect", "tls", "greeting", "login", "mailbox"].map((step) => ({ step, state: "ok" })),
    });
    expect(await verify(account.id, "smtp")).toMatchObject({
      ok: true,
      steps: [{}, {}, {}, {}, { step: "login", state: "ok" }],
    });
    const plain = await create({
      active: false,
      imap: { host: "127.0.0.1", port: mailbox.server.imapPort, tlsMode: "starttls" },
      smtp: { host: "127.0.0.1", port: mailbox.server.smtpPort, tlsMode: "starttls" },
    });
    expect(await verify(plain.id, "imap")).toMatchObject({ ok: true });
    expect(await verify(plain.id, "smtp")).toMatchObject({ ok: true });
  });

  test("S16 a wrong password is told with the server's exact words and what to do", async () => {
    const account = await create({
      password: "wrong",
      active: false,
      imap: { host: "127.0.0.1", port: mailbox.server.imapsPort },
    });
    const imap = await verify(account.id, "imap");
    expect(imap).toMatchObject({ ok: false, code: "authentication-failed" });
    expect(imap.steps.at(-1)?.detail).toMatch(/Authentication failed/i);
    expect(imap.steps.at(-1)?.hint).toMatch(/password/);
    const smtp = await verify(account.id, "smtp");
    expect(smtp).toMatchObject({ ok: false, code: "authentication-failed" });
    expect(smtp.steps.at(-1)?.detail).toMatch(/^535/);
  });

  test("S16 X24 a copy that has no password yet says so, at both servers, in the same words", async () => {
    const account = await create({ active: false, imap: { host: "127.0.0.1", port: mailbox.server.imapsPort } });
    const clone = await service.call("POST", `/accounts/${account.id}/clone`, { body: { name: "Copy", key: "COPY" } });
    for (const protocol of ["imap", "smtp"] as const) {
      const result = await verify(String(clone.body["id"]), protocol);
      expect(result).toMatchObject({ ok: false, code: "password-missing" });
      expect(result.steps.at(-1)).toMatchObject({ step: "login", detail: "No password is stored." });
    }
  });

  test("a closed port and a mailbox that is not there each say so", async () => {
    const closed = await create({ active: false, imap: { host: "127.0.0.1", port: 1 } });
    expect(await verify(closed.id, "imap")).toMatchObject({ ok: false, code: "connection-refused" });
    const missing = await create({
      active: false,
      imap: { host: "127.0.0.1", port: mailbox.server.imapsPort, mailbox: "Nowhere" },
    });
    expect(await verify(missing.id, "imap")).toMatchObject({ ok: false, code: "mailbox-not-found" });
  });

  test("tests are limited, with the time to wait", async () => {
    const account = await create({ active: false, imap: { host: "127.0.0.1", port: 1 } });
    for (let index = 0; index < 10; index += 1) await verify(account.id, "imap");
    const { status, body } = await service.call("POST", `/accounts/${account.id}/verify-imap`);
    expect([status, body["code"]]).toEqual([429, "too-many-tests"]);
  });
});
