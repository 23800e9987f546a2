import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { type ManagedProcess, startManagedProcess } from "../src/managed-process.ts";
import { startWatchdog, type Watchdog } from "../src/watchdog.ts";

const directory = mkdtempSync(join(tmpdir(), "mailroom-managed-"));
let watchdog: Watchdog;

beforeAll(async () => {
  watchdog = await startWatchdog();
});

afterAll(async () => {
  await watchdog.end();
  rmSync(directory, { recursive: true });
});

function run(script: string): Promise<ManagedProcess> {
  return startManagedProcess({
    ...{ name: "speaker", command: process.execPath, arguments: ["-e", script], environment: {} },
    ...{ workingDirectory: directory, logFile: join(directory, "speaker.log"), user: null },
    ...{ layer: "service", endSignal: "SIGTERM", graceMs: 1_000, watchdog },
  });
}

async function lastWords(script: string): Promise<{ readonly exit: string | null; readonly tail: string }> {
  const started = await run(script);
  await eventually(() => {
    expect(started.isRunning()).toBe(false);
  });
  await started.kill();
  return { exit: started.findExit(), tail: await started.readLogTail() };
}

test("the end of a log is that of this life, and how it ended is said", async () => {
  expect(await lastWords('console.log("no database"); process.exitCode = 3')).toEqual({
    ...{ exit: "status 3", tail: "no database" },
  });
  expect(await lastWords('process.kill(process.pid, "SIGKILL")')).toEqual({ exit: "SIGKILL", tail: "(no output)" });
});
