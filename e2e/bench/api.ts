/**
 * `npm run bench:api`: the list of accounts over 10,000 accounts under 50 connections that each ask again as soon as they
 * were answered, of account-config itself and through the gateway, and of a bare fastify route over pg on the same table in
 * the same run. `--accounts N`, `--seconds N` (default 10 for each).
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createApiKey } from "@mailroom/contracts/api/session";
import { signPrincipal } from "@mailroom/http/principal-token";
import { findFreePort } from "@mailroom/local-stack/free-port";
import pg from "pg";
import { callRoute } from "../call-route.ts";
import { createDesk } from "../desk.ts";
import { atLeast, atMost, printReport } from "../report.ts";
import { startWholeSystem, type WholeSystem } from "../whole-system.ts";
import { applyLoad, type LoadResult } from "./load.ts";

const { values } = parseArgs({
  options: { accounts: { type: "string", default: "10000" }, seconds: { type: "string", default: "10" } },
});
const accountCount = Number(values.accounts);
const durationMs = Number(values.seconds) * 1000;
const warmUpMs = 3_000;
const connections = 50;

function progress(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const whole = await startWholeSystem({ progress });
  let bare: ChildProcess | null = null;
  try {
    await fillAccounts(whole);
    const port = await findFreePort();
    bare = await startBare(whole, port);
    const bareResult = await measure("fastify + pg", `http://127.0.0.1:${port}/accounts`, {});
    const own = await measure("account-config", `${serviceUrl(whole)}/api/v1/accounts`, {
      "mailroom-principal": await signPrincipal(
        { kind: "user", userId: "0190a0a0-0000-7000-8000-000000000001", role: "admin" },
        whole.system.internalKey,
      ),
    });
    const gateway = await measure("through the gateway", `${whole.system.gatewayUrl}/api/v1/accounts`, {
      authorization: `Bearer ${await makeKey(whole)}`,
    });
    report({ bareResult, own, gateway });
  } finally {
    bare?.kill("SIGTERM");
    await whole.stop();
  }
}

function report({ bareResult, own, gateway }: Readonly<Record<"bareResult" | "own" | "gateway", LoadResult>>): void {
  const ratio = (result: LoadResult) =>
    Math.round((result.requestsPerSecond / bareResult.requestsPerSecond) * 100) / 100;
  progress(`through the gateway: ${ratio(gateway)} of the bare route's throughput (no goal)`);
  printReport({
    name: "bench:api",
    goals: [
      atMost("account-config, p99 ms", Math.round(own.p99Ms * 10) / 10, 25),
      atLeast("account-config, throughput against fastify + pg", ratio(own), 0.6),
    ],
  });
}

/** One real account by the API, and copies of its row: 10,000 calls would take longer than the measurement. */
async function fillAccounts(whole: WholeSystem): Promise<void> {
  const desk = await createDesk(whole, { key: "BENCH", agentNames: ["Ada"] });
  const client = new pg.Client({ connectionString: whole.system.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_schema = 'account_config' and table_name = 'account'",
    );
    const own = new Map([
      ["id", "gen_random_uuid()"],
      ["name", "'Account ' || lpad(n::text, 6, '0')"],
      ["key", "upper(lpad(to_hex(n), 5, 'Z'))"],
      ["source", "a.source || n"],
      ["active", "false"],
    ]);
    const columns = rows.map(({ name }) => name);
    const inserted = await client.query(
      `insert into account_config.account (${columns.join(", ")})
       select ${columns.map((column) => own.get(column) ?? `a.${column}`).join(", ")}
       from account_config.account a, generate_series(2, $2::int) n where a.id = $1`,
      [desk.accountId, accountCount],
    );
    progress(`${inserted.rowCount ?? 0} accounts beside ${desk.accountId}`);
    await client.query("vacuum analyze account_config.account");
  } finally {
    await client.end();
  }
}

async function startBare(whole: WholeSystem, port: number): Promise<ChildProcess> {
  const program = fileURLToPath(new URL("bare-api-main.ts", import.meta.url));
  const child = fork(program, [whole.system.databaseUrl, String(port)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  if (child.stdout === null) throw new Error("the bare server has no output");
  await once(child.stdout, "data");
  return child;
}

function serviceUrl(whole: WholeSystem): string {
  return whole.system.instance("account-config").url;
}

async function makeKey({ admin }: WholeSystem): Promise<string> {
  const { key } = await callRoute(admin, createApiKey, { body: { name: "bench", scopes: ["accounts.*"] } });
  return key;
}

async function measure(name: string, url: string, headers: Readonly<Record<string, string>>): Promise<LoadResult> {
  await applyLoad({ url, headers, connections, durationMs: warmUpMs });
  const result = await applyLoad({ url, headers, connections, durationMs });
  const { requestsPerSecond, p50Ms, p99Ms, bytesPerAnswer } = result;
  progress(
    `${name.padEnd(20)} ${requestsPerSecond.toFixed(0).padStart(6)} requests/s  p50 ${p50Ms.toFixed(1)} ms  p99 ${p99Ms.toFixed(1)} ms  ${(bytesPerAnswer / 1024).toFixed(0)} KiB an answer`,
  );
  return result;
}

await main();
