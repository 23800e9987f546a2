import { mkdtempSync, chmodSync, readFileSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ImapFlow } from "imapflow";
import pg from "pg";
import { keepRunning } from "../../../scripts/demo/keep-running.ts";
import { startBackingServices, type BackingServices } from "../src/backing-services.ts";
import { connectNats } from "../src/connect-nats.ts";
import { isAlive } from "../src/process-table.ts";

// What `npm start` does with its servers, on real ones that are killed from outside.
const minute = 60_000;
const root = mkdtempSync(join(tmpdir(), "keep-servers-test-"));
chmodSync(root, 0o711);
const lines: string[] = [];
const ending = new AbortController();
let services: BackingServices;

beforeAll(async () => {
  services = await startBackingServices({
    ...{ directory: join(root, "stack"), persistent: true },
    need: { postgres: true, redis: true, nats: true, mail: true },
    progress: () => undefined,
    environment: { PATH: process.env["PATH"] },
  });
  keepRunning(services.programs, {
    report: (line) => lines.push(line),
    onRestarted: () => Promise.resolve(),
    signal: ending.signal,
    everyMs: 50,
    maxFailures: 6,
  });
}, minute);

afterAll(async () => {
  ending.abort();
  await services.stop();
  const left = processesBelow(root);
  rmSync(root, { recursive: true, force: true });
  expect(left).toEqual([]);
}, minute);

/** Every process that works in a directory or is told of it: servers, their children and what they left behind. */
function processesBelow(directory: string): { pid: number; command: string }[] {
  const found: { pid: number; command: string }[] = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      const place = readlinkSync(`/proc/${name}/cwd`);
      if (place.startsWith(directory) || command.includes(directory)) found.push({ pid: Number(name), command });
    } catch {
      // Gone meanwhile.
    }
  }
  return found;
}

function pidOf(...words: readonly string[]): number {
  const found = processesBelow(root).find(({ command }) => words.every((word) => command.includes(word)));
  if (found === undefined) throw new Error(`no process of ${words.join(" ")}`);
  return found.pid;
}

async function waitForLine(line: string, times = 1): Promise<void> {
  const endsAt = Date.now() + 30_000;
  while (lines.filter((candidate) => candidate === line).length < times) {
    if (Date.now() > endsAt) throw new Error(`waited in vain for "${line}" in:\n${lines.join("\n")}`);
    await pause(20);
  }
}

async function withPostgres<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: services.postgres.adminUrl, connectionTimeoutMillis: 30_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

test(
  "a Postgres whose postmaster is killed is up again with its data, though one of its sessions would have worked on",
  async () => {
    await withPostgres(async (client) => client.query("create table kept as select 1 as id"));
    const busy = new pg.Client({ connectionString: services.postgres.adminUrl });
    busy.on("error", () => undefined);
    await busy.connect();
    const backend = await busy.query<{ pid: number }>("select pg_backend_pid() as pid");
    // It looks at nothing but its loop: not at a postmaster that is gone either.
    const work = busy
      .query("do $$ declare n bigint := 0; begin loop n := n + 1; end loop; end $$")
      .catch(() => "its session was ended");
    process.kill(pidOf("postgres", "-D"), "SIGKILL");
    expect(await work).toBe("its session was ended");
    await waitForLine("Postgres is ready again");
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^Postgres has ended by itself \(SIGKILL\) and is started again\. Its log: .*postgres\.log$/,
      ),
    );
    const rows = await withPostgres(async (client) => (await client.query<{ id: number }>("select id from kept")).rows);
    expect(rows).toEqual([{ id: 1 }]);
    expect(isAlive(backend.rows[0]?.pid ?? process.pid)).toBe(false);
    await busy.end().catch(() => undefined);
  },
  minute,
);

test(
  "a killed NATS and a killed Redis answer again where they were",
  async () => {
    process.kill(pidOf("nats-server"), "SIGKILL");
    process.kill(pidOf("redis-server"), "SIGKILL");
    await waitForLine("NATS is ready again");
    await waitForLine("Redis is ready again");
    const connection = await connectNats(services.nats.adminUrl);
    await connection.close();
  },
  minute,
);

test(
  "a killed Dovecot takes its old children with it, and a login works again; so does a killed submission relay",
  async () => {
    await services.mail.addMailbox("ann@example.test", "secret");
    const login = async () => {
      const { host, imapPort: port } = services.mail;
      const client = new ImapFlow({
        ...{ host, port, secure: false, logger: false, tls: { rejectUnauthorized: false } },
        auth: { user: "ann@example.test", pass: "secret" },
      });
      client.on("error", () => undefined);
      await client.connect();
      return client;
    };
    const session = await login();
    const gone = new Promise((resolve) => session.once("close", resolve));
    process.kill(pidOf("dovecot", "-F"), "SIGKILL");
    process.kill(pidOf("submission-relay-main"), "SIGKILL");
    await gone;
    await waitForLine("Dovecot is ready again");
    await waitForLine("Submission relay is ready again");
    await (await login()).logout();
  },
  minute,
);
