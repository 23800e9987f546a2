import { expect, test } from "@jest/globals";
import { type KeptService, keepRunning } from "./keep-running.ts";

/** A service that ends when told, and whose next restarts fail as often as given. */
function fallibleService(failures: number) {
  const seen = { isRunning: false, restarts: 0 };
  const service: KeptService = {
    service: "routing",
    logFile: "routing.log",
    isRunning: () => seen.isRunning,
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
    "routing has ended by itself and is started again. Its log: routing.log",
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
