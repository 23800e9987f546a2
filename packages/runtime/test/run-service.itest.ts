import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "@jest/globals";

const environment = {
  ROUTING_PORT: "0",
  ROUTING_POSTGRES_URL: "postgres://mailroom_routing:canary-password@127.0.0.1/mailroom",
  ROUTING_NATS_URL: "nats://127.0.0.1:4222",
  ROUTING_INTERNAL_KEY: "canary-key".padEnd(32, "x"),
};
const service = new URL("small-service.ts", import.meta.url).pathname;

let running: ChildProcess | null = null;
afterEach(() => {
  running?.kill("SIGKILL");
});

type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };

function run(env: Record<string, string>, ...options: string[]) {
  const child = spawn(process.execPath, [service, JSON.stringify(env), ...options]);
  running = child;
  const out = text(child.stdout);
  const err = text(child.stderr);
  const ended = once(child, "exit").then(async ([code, signal]): Promise<Ended> => {
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, out: await out, err: await err };
  });
  const seen = (phrase: string): Promise<void> =>
    new Promise((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes(phrase)) resolve();
      });
    });
  return { child, ended, seen };
}

test("every fault of the configuration is named at once, with exit code 78", async () => {
  const { code, err } = await run({ ROUTING_PORT: "http", ROUTING_PROT: "1" }).ended;
  expect(code).toBe(78);
  for (const variable of ["PORT", "PROT", "POSTGRES_URL", "NATS_URL", "INTERNAL_KEY"]) {
    expect(err).toContain(`ROUTING_${variable}: `);
  }
});

test("--check-config shows the configuration without its secrets and starts nothing", async () => {
  const { code, out } = await run(environment, "--check-config").ended;
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ HOST: "127.0.0.1", LOG_LEVEL: "info", INTERNAL_KEY: "[redacted]" });
  expect(out).not.toContain("canary");
});

test("SIGTERM stops the parts in reverse order and ends with 0", async () => {
  const { child, ended, seen } = run(environment);
  await seen("service started");
  child.kill("SIGTERM");
  const { code, out } = await ended;
  expect(code).toBe(0);
  const parts = [...out.matchAll(/"part":"(\w+)","message":"stopped"/g)].map(([, part]) => part);
  expect(parts).toEqual(["server", "database"]);
});

test("SIGTERM ends a service that is still starting", async () => {
  const { child, ended, seen } = run({ ...environment, ROUTING_BEHAVIOUR: "stuck-start" });
  await seen("waiting");
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
});

test("a second signal does not wait for the drain", async () => {
  const { child, ended, seen } = run({ ...environment, ROUTING_BEHAVIOUR: "hang-stop" });
  await seen("service started");
  child.kill("SIGTERM");
  await seen("service stopping");
  child.kill("SIGINT");
  expect((await ended).code).toBe(1);
});

test("a start that fails stops what had started, is logged as fatal and ends with 1", async () => {
  const { code, out } = await run({ ...environment, ROUTING_BEHAVIOUR: "fail-start" }).ended;
  expect(code).toBe(1);
  expect(out).toContain('"level":"fatal"');
  expect(out).toContain('"part":"database","message":"stopped"');
});

test.each(["reject", "throw"])("an error nobody caught (%s) is logged as fatal and ends with 1", async (behaviour) => {
  const { code, out } = await run({ ...environment, ROUTING_BEHAVIOUR: behaviour }).ended;
  expect(code).toBe(1);
  expect(out.match(/"level":"fatal"/g)).toHaveLength(1);
});
