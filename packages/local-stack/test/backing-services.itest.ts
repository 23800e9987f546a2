import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { Redis } from "ioredis";
import pg from "pg";
import { startBackingServices, type BackingServices } from "../src/backing-services.ts";
import { connectNats } from "../src/connect-nats.ts";
import { removeStackData } from "../src/stack-data.ts";

const minute = 60_000;
const root = mkdtempSync(join(tmpdir(), "local-stack-test-"));
chmodSync(root, 0o711);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const said: string[] = [];
const start = async (directory: string, persistent: boolean, environment = {}) =>
  startBackingServices({
    ...{ directory: join(root, directory), persistent },
    need: { postgres: true, redis: true, nats: true },
    progress: (line) => said.push(line),
    environment: { PATH: process.env["PATH"], ...environment },
  });

const query = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const withRedis = async <T>(url: string, run: (client: Redis) => Promise<T>) => {
  const client = new Redis(url, { retryStrategy: () => null, lazyConnect: true });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await run(client);
  } finally {
    client.disconnect();
  }
};

const answers = async (url: string) =>
  query(url, "select 1").then(
    () => true,
    () => false,
  );

const waitFor = async (condition: () => Promise<boolean>, what: string) => {
  const endsAt = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > endsAt) throw new Error(`waited in vain: ${what}`);
    await pause(50);
  }
};

describe("servers of one stack", () => {
  let services: BackingServices;
  beforeAll(async () => {
    services = await start("faults", false);
  }, minute);
  afterAll(async () => {
    await services.stop();
    expect(existsSync(join(root, "faults"))).toBe(false);
  }, minute);

  test(
    "Postgres keeps what was committed before a kill, on the same port",
    async () => {
      const url = services.postgres.adminUrl;
      await query(url, "create table kept (id int)");
      await query(url, "insert into kept values (1)");
      await services.kill("postgres");
      expect(await answers(url)).toBe(false);
      await services.restart("postgres");
      expect(services.postgres.adminUrl).toBe(url);
      expect(await query(url, "select id from kept")).toEqual([{ id: 1 }]);
      expect(await query(url, "show fsync")).toEqual([{ fsync: "on" }]);
    },
    minute,
  );

  test(
    "Redis keeps its data through a clean restart and evicts nothing",
    async () => {
      await withRedis(services.redis.url, async (client) => client.set("kept", "yes"));
      await services.restart("redis");
      expect(await withRedis(services.redis.url, async (client) => client.get("kept"))).toBe("yes");
      const policy = await withRedis(services.redis.url, async (client) => client.config("GET", "maxmemory-policy"));
      expect(policy).toEqual(["maxmemory-policy", "noeviction"]);
    },
    minute,
  );

  test(
    "NATS offers JetStream again after a kill",
    async () => {
      await services.kill("nats");
      await services.restart("nats");
      const connection = await connectNats(services.nats.adminUrl);
      const answer = await connection.request("$JS.API.INFO", "", { timeout: 30_000 });
      await connection.close();
      expect(answer.json()).toMatchObject({ type: "io.nats.jetstream.api.v1.account_info_response" });
    },
    minute,
  );

  test("a server that was not asked for says so", () => {
    expect(() => services.mail).toThrow("the mail server (Dovecot) was not asked for");
  });
});

describe("where servers come from", () => {
  test(
    "a URL in the environment wins, and such a server is not ours to kill",
    async () => {
      const ours = await start("given-by", false);
      const theirs = await start("given-to", false, {
        TEST_POSTGRES_URL: ours.postgres.adminUrl,
        MAILROOM_REDIS_URL: ours.redis.url,
      });
      expect(theirs.postgres.adminUrl).toBe(ours.postgres.adminUrl);
      expect(theirs.redis.url).toBe(ours.redis.url);
      expect(theirs.nats.url).not.toBe(ours.nats.url);
      await expect(theirs.kill("postgres")).rejects.toThrow("started elsewhere");
      await theirs.stop();
      expect(await answers(ours.postgres.adminUrl)).toBe(true);
      await ours.stop();
    },
    minute,
  );
});

describe("a persistent stack", () => {
  const directory = join(root, "persistent");
  afterEach(async () => {
    await removeStackData(directory);
  });

  test(
    "the second start is quick and finds data and ports",
    async () => {
      const first = await start("persistent", true);
      const { adminUrl } = first.postgres;
      await query(adminUrl, "create table kept (id int)");
      await withRedis(first.redis.url, async (client) => client.set("kept", "yes"));
      await first.stop();
      expect(await answers(adminUrl)).toBe(false);

      said.length = 0;
      const startedAt = performance.now();
      const second = await start("persistent", true);
      expect(performance.now() - startedAt).toBeLessThan(20_000);
      expect(said.join("\n")).not.toMatch(/waiting|install/);
      expect(second.postgres.adminUrl).toBe(adminUrl);
      expect(await query(adminUrl, "select count(*)::int as count from kept")).toEqual([{ count: 0 }]);
      expect(await withRedis(second.redis.url, async (client) => client.get("kept"))).toBe("yes");
      await second.stop();
    },
    minute,
  );

  test(
    "a postmaster.pid that names another living process does not keep Postgres from starting",
    async () => {
      const first = await start("persistent", true);
      await first.stop();
      // This very process: alive, and no Postgres.
      writeFileSync(join(directory, "postgres", "data", "postmaster.pid"), `${process.pid}\n`);
      const second = await start("persistent", true);
      expect(await answers(second.postgres.adminUrl)).toBe(true);
      await second.stop();
    },
    minute,
  );

  test(
    "data below a directory that the servers' users may not enter is kept elsewhere, and removed on request",
    async () => {
      const closed = join(root, "closed");
      mkdirSync(closed, { mode: 0o700 });
      const first = await start("closed/stack", true);
      await query(first.postgres.adminUrl, "create table kept (id int)");
      await first.stop();
      const second = await start("closed/stack", true);
      expect(await query(second.postgres.adminUrl, "select * from kept")).toEqual([]);
      await second.stop();
      await removeStackData(join(closed, "stack"));
      expect(existsSync(join(closed, "stack"))).toBe(false);
    },
    minute,
  );
});

describe("when the starting process ends", () => {
  const parentFile = fileURLToPath(new URL("stack-parent.ts", import.meta.url));
  const startParent = async (directory: string, kind: string) => {
    const parent = spawn(process.execPath, [parentFile, join(root, directory), kind, "postgres", "redis"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { PATH: process.env["PATH"] },
    });
    for await (const line of createInterface({ input: parent.stdout })) {
      const facts = JSON.parse(line) as { adminUrl: string; redisUrl: string };
      return { parent, facts };
    }
    throw new Error("the parent ended before its stack was ready");
  };

  test.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
    "%s ends its servers and removes temporary data",
    async (signal) => {
      const { parent, facts } = await startParent(`ended-${signal}`, "temporary");
      expect(await answers(facts.adminUrl)).toBe(true);
      parent.kill(signal);
      await once(parent, "exit");
      await waitFor(async () => !(await answers(facts.adminUrl)), "Postgres ends");
      await waitFor(() => Promise.resolve(!existsSync(join(root, `ended-${signal}`))), "the data is removed");
    },
    minute,
  );

  test(
    "a start right after a kill waits for the old servers and finds the data",
    async () => {
      const { parent, facts } = await startParent("killed", "persistent");
      await query(facts.adminUrl, "create table kept (id int)");
      parent.kill("SIGKILL");
      const next = await startParent("killed", "persistent");
      expect(next.facts).toEqual(facts);
      expect(await query(facts.adminUrl, "select * from kept")).toEqual([]);
      next.parent.kill("SIGTERM");
      await waitFor(() => Promise.resolve(!existsSync(join(root, "killed", "stack.lock"))), "the stack ends");
    },
    minute,
  );
});
