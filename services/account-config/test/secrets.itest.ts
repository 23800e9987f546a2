import { describe, expect, test } from "@jest/globals";
import type { Account, AccountSummary } from "@mailroom/contracts/api/account";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { open } from "@mailroom/sealed-secrets/seal";
import { eventually } from "@mailroom/test-kit/eventually";
import pg from "pg";
import { testKey, useAccountConfig } from "./running-service.ts";

const oldKey = testKey("k1", 1);
const newKey = testKey("k2", 2);
const service = useAccountConfig({ secretKeys: oldKey });

async function query<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: service.database.url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

let count = 0;
async function create(changes: Record<string, unknown> = {}): Promise<Account> {
  count += 1;
  const { status, body } = await service.call("POST", "/accounts", {
    body: {
      name: `Sealed ${count}`,
      key: `K${count}`,
      emailAddress: "desk@acme.test",
      password: `account-secret-${count}`,
      imap: { host: "127.0.0.1", mailbox: `Box${count}`, password: `imap-secret-${count}` },
      smtp: { host: "127.0.0.1", password: `smtp-secret-${count}` },
      ...changes,
    },
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as Account;
}

/** Every row of every table of the schema, as text: what a dump holds. */
async function dump(): Promise<string> {
  const tables = await query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = current_schema()",
  );
  const rows = await Promise.all(
    tables.map(({ name }) => query<{ row: string }>(`select t::text as row from ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

/** The newest snapshot of each account, as the other services have it. */
async function snapshots(): Promise<AccountSnapshot[]> {
  const rows = await query<{ data: AccountSnapshot }>(
    "select distinct on (key) data from outbox where type = 'mail.evt.account-config.account.changed.v1' order by key, seq desc",
  );
  return rows.map(({ data }) => data);
}

function passwordsOf({ accountId, imap, smtp }: AccountSnapshot, ring: string): (string | null)[] {
  const keys = makeKeyRing(ring);
  return [imap, smtp].map(({ password, secretField }) =>
    password === null ? null : open(keys, password, { accountId, field: secretField }),
  );
}

describe("stored secrets", () => {
  test("S11 a dump of every table holds no secret in the clear", async () => {
    await create();
    const text = await dump();
    expect(text).toContain("desk@acme.test");
    for (const secret of ["account-secret-1", "imap-secret-1", "smtp-secret-1"]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("base64"));
      expect(text).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  test("ciphertexts swapped between two accounts do not open, and ring the alarm", async () => {
    const [one, two] = [await create({ active: false }), await create({ active: false })];
    await query(
      `update account set imap_password = case id when $1 then (select imap_password from account where id = $2)
         else (select imap_password from account where id = $1) end where id in ($1, $2)`,
      [one.id, two.id],
    );
    const before = service.logLines.length;
    for (const { id } of [one, two]) {
      const { status, body } = await service.call("POST", `/accounts/${id}/verify-imap`);
      expect([status, body["code"]]).toEqual([409, "secret-unreadable"]);
      expect(JSON.stringify(body)).not.toContain("imap-secret");
    }
    expect(await service.metrics()).toMatch(/mailroom_account_config_unreadable_secrets_total\{[^}]*\} 2\n/);
    const lines = service.logLines.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ ownerId, field, message }) => [ownerId, field, message])).toEqual([
      [one.id, "imap", "stored secret cannot be read"],
      [two.id, "imap", "stored secret cannot be read"],
    ]);
    expect(
      (await service.call("PATCH", `/accounts/${one.id}`, { body: { imap: { password: "again" } }, etag: '"1"' }))
        .status,
    ).toBe(200);
    expect((await service.call("DELETE", `/accounts/${two.id}`)).status).toBe(204);
  });

  test("a new key in front seals everything anew while accounts are saved; what others hold opens at each moment", async () => {
    for (let index = 0; index < 60; index += 1) await create();
    const provider = { name: "Directory", kind: "microsoft365", clientId: "app", clientSecret: "cs", tenant: "a.test" };
    expect((await service.call("POST", "/cloud-providers", { body: provider })).status).toBe(201);
    const ring = `${newKey},${oldKey}`;
    const expected = new Map((await snapshots()).map((one) => [one.accountId, passwordsOf(one, oldKey)]));
    const faulty = (await query<{ id: string }>("select id from account where deleted_at is not null"))[0]?.id;

    await service.restart(ring);
    const isDone = async () =>
      (
        await query<{ id: string }>(
          `select id from account where password ->> 'keyId' <> 'k2' or imap_password ->> 'keyId' <> 'k2'
           or smtp_password ->> 'keyId' <> 'k2'`,
        )
      ).every(({ id }) => id === faulty);
    const deadline = Date.now() + 60_000;
    let saves = 0;
    do {
      for (const one of await snapshots()) {
        if (one.accountId === faulty) continue;
        expect(passwordsOf(one, ring)).toEqual(expected.get(one.accountId));
      }
      const { body } = await service.call("GET", "/accounts?limit=1");
      const [first] = body["items"] as AccountSummary[];
      if (first === undefined) throw new Error("no account");
      const saved = await service.call("PATCH", `/accounts/${first.id}`, {
        body: { description: `saved ${saves}` },
        etag: `"${first.version}"`,
      });
      expect([200, 412]).toContain(saved.status);
      saves += saved.status === 200 ? 1 : 0;
    } while (!(await isDone()) && Date.now() < deadline);

    expect(await isDone()).toBe(true);
    expect(saves).toBeGreaterThan(0);
    // somebody else's work, in its own time
    await eventually(async () => {
      const elsewhere = await query("select client_secret ->> 'keyId' as key from cloud_provider");
      expect(elsewhere).toEqual([{ key: "k2" }]);
    });
    const after = (await snapshots()).filter(({ accountId }) => accountId !== faulty);
    expect(new Map(after.map((one) => [one.accountId, passwordsOf(one, newKey)]))).toEqual(
      new Map([...expected].filter(([accountId]) => accountId !== faulty)),
    );
  }, 120_000);
});
