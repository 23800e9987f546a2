import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type BackingServices, startBackingServices } from "@mailroom/local-stack/backing-services";
import { makePool } from "../src/pool.ts";
import { waitForPostgres, type Waiting } from "../src/wait-for-postgres.ts";

let backing: BackingServices;

beforeAll(async () => {
  backing = await startBackingServices({
    directory: await mkdtemp(path.join(tmpdir(), "mailroom-late-")),
    persistent: false,
    need: { postgres: true },
    progress: () => undefined,
    // eslint-disable-next-line no-restricted-properties -- the servers\' programs are found through PATH
    environment: { PATH: process.env["PATH"] },
  });
}, 60_000);
afterAll(() => backing.stop());

const open = (url: string) => makePool({ url, schema: "public", max: 2, applicationName: "test" });

test("a database that comes up late is waited for, with a word about why", async () => {
  const pool = open(backing.postgres.adminUrl);
  await backing.kill("postgres");
  const waits: Waiting[] = [];
  const waiting = waitForPostgres(pool, { deadlineMs: 30_000, onWaiting: (one) => waits.push(one) });
  await new Promise((resolve) => setTimeout(resolve, 600));
  await backing.restart("postgres");
  await waiting;
  expect(waits[0]?.reason).toMatch(/ECONNREFUSED|ENOENT/);
  await pool.end();
});

test("a database that stays away is given up at the deadline", async () => {
  const pool = open("postgres://nobody@127.0.0.1:1/none");
  const waiting = waitForPostgres(pool, { deadlineMs: 400, onWaiting: () => undefined });
  await expect(waiting).rejects.toMatchObject({ code: "postgres-unreachable", kind: "unavailable" });
  await pool.end();
});

test("a database that refuses role or database name is not waited for", async () => {
  const url = new URL(backing.postgres.adminUrl);
  url.pathname = "/no_such_database";
  const pool = open(url.href);
  const waiting = waitForPostgres(pool, { deadlineMs: 60_000, onWaiting: () => undefined });
  await expect(waiting).rejects.toMatchObject({ code: "postgres-refused" });
  await pool.end();
});

test("a connection that breaks in the middle of its work fails the statement, not the process", async () => {
  const pool = open(backing.postgres.adminUrl);
  await expect(pool.query("select pg_terminate_backend(pg_backend_pid())")).rejects.toMatchObject({ code: "57P01" });
  expect((await pool.query("select 1")).rowCount).toBe(1);
  await pool.end();
});
