import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { rootDirectory } from "./paths.ts";
import { busyPortMessage } from "./port-holder.ts";
import { endLostSystem, endRunningSystem, findRunningProcess } from "./running-process.ts";

const module = path.join(import.meta.dirname, "running-process.ts");

/** A process that claims the start and tells what came of it; it lives until its input is closed. */
function startClaimer(file: string) {
  const code = `
    const { claimStart } = await import(${JSON.stringify(module)});
    const outcome = await claimStart(${JSON.stringify(file)}).then(() => "claimed", (error) => error.message);
    process.stdout.write(outcome);
    process.stdin.resume();`;
  const child = spawn("node", ["--input-type=module", "-e", code, "scripts/start.ts"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const told = once(child.stdout, "data").then(([bytes]) => String(bytes));
  return { told, pid: child.pid, end: () => child.stdin.end(), ended: once(child, "exit") };
}

test("of several starts in one moment, over what a crash has left, one goes on and the others say which", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "start-"));
  const file = path.join(directory, "start.pid");
  await writeFile(file, "999999999");
  const claimers = Array.from({ length: 6 }, () => startClaimer(file));
  const outcomes = await Promise.all(claimers.map(({ told }) => told));
  const winner = claimers[outcomes.indexOf("claimed")]?.pid;
  expect(outcomes.filter((outcome) => outcome === "claimed")).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(
    new Set(["claimed", `Mailroom is already running here (process ${winner}). End it with: npm stop`]),
  );
  expect(await readFile(file, "utf8")).toBe(String(winner));
  expect(await readdir(directory)).toEqual(["start.pid"]);
  for (const { end } of claimers) end();
  await Promise.all(claimers.map(({ ended }) => ended));
  expect(await findRunningProcess(file)).toBeNull();
  await rm(directory, { recursive: true });
}, 60_000);

test("who ends the system leaves the claim of the start that comes right after it", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "start-"));
  const file = path.join(directory, "start.pid");
  const next = startClaimer(path.join(directory, "next.pid"));
  await next.told;
  // As it ends, the next start takes its place.
  const code = `
    const { renameSync } = await import("node:fs");
    process.on("SIGTERM", () => {
      renameSync(${JSON.stringify(path.join(directory, "next.pid"))}, ${JSON.stringify(file)});
      process.exit();
    });
    setInterval(() => undefined, 1000);
    process.stdout.write("up");`;
  const old = spawn("node", ["--input-type=module", "-e", code, "scripts/start.ts"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(old.stdout, "data");
  await writeFile(file, String(old.pid));
  const hasEnded = await endRunningSystem(file);
  const running = await findRunningProcess(file);
  next.end();
  await next.ended;
  expect(hasEnded).toBe(true);
  expect(running).toBe(next.pid);
  expect(await endRunningSystem(file)).toBe(false);
  await rm(directory, { recursive: true });
}, 60_000);

test("a system whose files were moved away under it is found and ended all the same", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "start-"));
  const script = path.join(directory, "start.mjs");
  await writeFile(script, 'setInterval(() => undefined, 1000); process.stdout.write("up");');
  expect(await endLostSystem(script)).toBe(false);
  const lost = spawn("node", ["start.mjs", "--port", "1"], { cwd: directory, stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(lost, "exit");
  await once(lost.stdout, "data");
  expect(await endLostSystem(script)).toBe(true);
  expect(await ended).toEqual([null, "SIGTERM"]);
  await rm(directory, { recursive: true });
}, 60_000);

test("a start whose port its own gateway holds says how to end it, and of others who holds it", () => {
  const own = `node ${path.join(rootDirectory, "services/gateway/src/main.ts")}`;
  expect(busyPortMessage(8080, { pid: 7, command: own })).toBe(
    "Mailroom is already running here, on port 8080 (process 7). End it with: npm stop",
  );
  expect(busyPortMessage(8080, { pid: 7, command: "node /srv/other/services/gateway/src/main.ts" })).toContain(
    "in use by process 7 (node /srv/other/services/gateway/src/main.ts).\nChoose another one: npm start -- --port 8081",
  );
});
