import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { migrate } from "@mailroom/postgres/migrate";
import { makePool } from "@mailroom/postgres/pool";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { useDatabase } from "@mailroom/test-kit/use-database";
import type { Pool } from "pg";
import { sourceOf } from "../src/domain/account.ts";
import type { AccountSettings } from "../src/domain/account-settings.ts";

const database = useDatabase("account-config");
const migrations = fileURLToPath(new URL("../migrations/", import.meta.url));
const schema = "earlier";
let pool: Pool;
let directory: string;

beforeAll(async () => {
  pool = makePool({ url: database.adminUrl, schema, max: 2, applicationName: "test" });
  directory = await mkdtemp(path.join(tmpdir(), "mailroom-migrations-"));
});
afterAll(async () => {
  await pool.end();
  await rm(directory, { recursive: true });
});

async function migrateTo(last: string): Promise<void> {
  for (const file of await readdir(migrations)) {
    if (file <= last) await cp(path.join(migrations, file), path.join(directory, file));
  }
  await migrate({ pool, schema, directories: [directory] });
}

type Server = { host: string; port: number; username: string | null; mailbox: string };
type Earlier = { name: string; username: string | null; imap: Server; active?: boolean; isDeleted?: boolean };

let second = 0;
async function insertAccount({ name, username, imap, active = true, isDeleted = false }: Earlier): Promise<void> {
  second += 1;
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second));
  await pool.query(
    `insert into account (id, name, key, email_address, list_id, active, service, authentication, username, imap, smtp,
       agent_ids, actions, prioritize_replies, mark_as_unread, reopen_within_days, strict_threading, hostname, source,
       created_at, updated_at, deleted_at)
     values ($1, $2, $3, 'a@b.test', $1, $4, 'custom', true, $5, $6, '{}', '{}', '[]', false, false, 30, false, '', $2, $7, $7, $8)`,
    [uuidv7(at), name, `K${second}`, active, username, JSON.stringify(imap), at, isDeleted ? at : null],
  );
}

test("S4 accounts that share a mailbox stay active, the oldest as its reader, when mailboxes are told without their port", async () => {
  await migrateTo("0009_z");
  const imap = { host: "imap.acme.test", port: 993, username: null, mailbox: "INBOX" };
  const user = 'De\u00dck\t"1"@acme.test';
  const accounts: readonly Earlier[] = [
    { name: "deleted", username: user, imap, isDeleted: true },
    { name: "inactive", username: user, imap, active: false },
    { name: "oldest", username: user, imap },
    { name: "other port", username: user, imap: { ...imap, port: 143 } },
    {
      name: "other spelling",
      username: null,
      imap: { ...imap, host: "IMAP.Acme.test.", username: user.toUpperCase(), mailbox: "inbox" },
    },
    { name: "other folder", username: user, imap: { ...imap, mailbox: "Inbox/Sales" } },
    { name: "no login", username: null, imap },
  ];
  for (const account of accounts) await insertAccount(account);

  await migrateTo("0010_z");
  const { rows } = await pool.query<{ name: string; active: boolean; source: string; shares_source: boolean }>(
    "select name, active, source, shares_source from account order by created_at",
  );
  expect(rows.filter((row) => row.shares_source).map(({ name }) => name)).toEqual(["other port", "other spelling"]);
  expect(rows.filter((row) => !row.active).map(({ name }) => name)).toEqual(["inactive"]);
  // What SQL has written is what the program compares with.
  expect(rows.map(({ source }) => source)).toEqual(
    accounts.map(({ username, imap }) => sourceOf({ username, imap: imap as AccountSettings["imap"] })),
  );
});
