import { expect, test } from "@jest/globals";
import type { Restartable } from "@mailroom/local-stack/restartable";
import { keepRunning } from "./keep-running.ts";

/** A service that has ended, and whose next restarts fail as often as given. */
function fallibleService(failures: number) {
  const seen = { isRunning: false, restarts: 0 };
  const service: Restartable = {
    name: "routing",
    log: "routing.log",
    findExit: () => Promise.resolve(seen.isRunning ? null : "status 1"),
    restart() {
      seen.restarts += 1;
      if (seen.restarts <= failures) return Promise.reject(new Error("no database"));
      seen.isRunning = true;
      return Promise.resolve();
    },
  };
  return { service, seen };
}

test("a service that ended is started again, and everybody who reads along is told", async () => {
  const lines: string[] = [];
  const ending = new AbortController();
  const { service, seen } = fallibleService(1);
  await new Promise<void>((resolve) => {
    const onRestarted = () => {
      resolve();
      return Promise.resolve();
    };
    keepRunning([service], { report: (line) => lines.push(line), onRestarted, signal: ending.signal, everyMs: 1 });
  });
  ending.abort();
  expect(seen).toEqual({ isRunning: true, restarts: 2 });
  expect(lines.slice(0, 2)).toEqual([
    "routing has ended by itself (status 1) and is started again. Its log: routing.log",
    "routing did not start: no database",
  ]);
});

test("nothing is started again once the system is told to end", async () => {
  const ending = new AbortController();
  const { service, seen } = fallibleService(0);
  const onRestarted = () => Promise.resolve();
  keepRunning([service], { report: () => undefined, onRestarted, signal: ending.signal, everyMs: 5 });
  ending.abort();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(seen.restarts).toBe(0);
});

test("what fails again and again is left alone in the end, and how to go on is said", async () => {
  const lines: string[] = [];
  const ending = new AbortController();
  const { service, seen } = fallibleService(100);
  const last = await new Promise<string>((resolve) => {
    const report = (line: string) => {
      lines.push(line);
      if (line.includes("left alone")) resolve(line);
    };
    const onRestarted = () => Promise.resolve();
    keepRunning([service], { report, onRestarted, signal: ending.signal, everyMs: 1, maxFailures: 2 });
  });
  expect(last).toMatch(/^routing is left alone now: 2 failures in a row\..*routing\.log.*npm stop/);
  await new Promise((resolve) => setTimeout(resolve, 30));
  ending.abort();
  expect(seen.restarts).toBe(3);
  expect(lines).toHaveLength(7);
});
