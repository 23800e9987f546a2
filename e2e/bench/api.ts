/**
 * `npm run bench:api`: the list of accounts over 10,000 accounts under 50 connections that each ask again as soon as they
 * were answered, of account-config itself and through the gateway, and of a bare fastify route over pg on the same table in
 * the same run. All ask for the first page, and once each connection for another one, where nothing can be shared.
 * `--accounts N`, `--seconds N` (default 10 for each).
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { listAccounts } from "@mailroom/contracts/api/account";
import { createApiKey } from "@mailroom/contracts/api/session";
import { principalHeader, signPrincipal } from "@mailroom/http/principal-token";
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
    const url = `${serviceUrl(whole)}/api/v1/accounts`;
    const own = await measure("account-config", url, await asAdministrator(whole));
    const paths = await walkPages(whole);
    const pages = await measure("fifty pages", url, await asAdministrator(whole), paths);
    const gateway = await measure("through the gateway", `${whole.system.gatewayUrl}/api/v1/accounts`, {
      authorization: `Bearer ${await makeKey(whole)}`,
    });
    report({ bareResult, own, pages, gateway });
  } finally {
    bare?.kill("SIGTERM");
    await whole.stop();
  }
}

type Results = Readonly<Record<"bareResult" | "own" | "pages" | "gateway", LoadResult>>;

function report({ bareResult, own, pages, gateway }: Results): void {
  const ratio = (result: LoadResult) =>
    Math.round((result.requestsPerSecond / bareResult.requestsPerSecond) * 100) / 100;
  progress(`each connection another page: ${ratio(pages)} of the bare route's throughput (no goal)`);
  progress(`through the gateway: ${ratio(gateway)} of the bare route's throughput (no goal)`);
  printReport({
    name: "bench:api",
    goals: [
      atMost("account-config, p99 ms", Math.round(own.p99Ms * 10) / 10, 25),
      atLeast("account-config, throughput against fastify + pg", ratio(own), 0.6),
    ],
  });
}

/** A token lives for a minute. */
async function asAdministrator({ system }: WholeSystem): Promise<Record<string, string>> {
  const userId = "0190a0a0-0000-7000-8000-000000000001";
  const token = await signPrincipal({ kind: "user", userId, role: "admin" }, system.internalKey);
  return { [principalHeader]: token };
}

/** The first pages, one for each connection: nobody asks for what another asks for, and nothing can be shared. */
async function walkPages({ admin }: WholeSystem): Promise<string[]> {
  const path = "/api/v1/accounts";
  const paths = [path];
  let cursor: string | null = null;
  while (paths.length < connections) {
    const query: { cursor?: string } = cursor === null ? {} : { cursor };
    cursor = (await callRoute(admin, listAccounts, { query })).page.nextCursor;
    if (cursor === null) break;
    paths.push(`${path}?cursor=${encodeURIComponent(cursor)}`);
  }
  return paths;
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

async function measure(
  name: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  paths: readonly string[] = [],
): Promise<LoadResult> {
  await applyLoad({ url, headers, connections, paths, durationMs: warmUpMs });
  const result = await applyLoad({ url, headers, connections, paths, durationMs });
  const { requestsPerSecond, p50Ms, p99Ms, bytesPerAnswer } = result;
  progress(
    `${name.padEnd(20)} ${requestsPerSecond.toFixed(0).padStart(6)} requests/s  p50 ${p50Ms.toFixed(1)} ms  p99 ${p99Ms.toFixed(1)} ms  ${(bytesPerAnswer / 1024).toFixed(0)} KiB an answer`,
  );
  return result;
}

await main();
