import { beforeEach, expect, test } from "@jest/globals";
import { makeLifecycle } from "./lifecycle.ts";
import { makeLogger } from "./logger.ts";

let lines: string[];
let stopped: string[];
let lifecycle: ReturnType<typeof makeLifecycle>;
beforeEach(() => {
  lines = [];
  stopped = [];
  const destination = { write: (line: string): void => void lines.push(line) };
  lifecycle = makeLifecycle(makeLogger({ service: "routing", level: "info", destination }));
});
const stop = (name: string) => (): void => void stopped.push(name);

test("parts stop in reverse order, each after the one before it has stopped", async () => {
  lifecycle.add("pool", stop("pool"));
  lifecycle.add("consumer", async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    stopped.push("consumer");
  });
  lifecycle.add("server", stop("server"));
  expect(await lifecycle.stop()).toBe(true);
  expect(stopped).toEqual(["server", "consumer", "pool"]);
});

test("a part that hangs or fails is logged and the others stop all the same", async () => {
  lifecycle.add("pool", stop("pool"));
  lifecycle.add("hanging", () => new Promise(() => undefined), { deadlineMs: 20 });
  lifecycle.add("failing", () => Promise.reject(new Error("no")));
  expect(await lifecycle.stop()).toBe(false);
  expect(stopped).toEqual(["pool"]);
  expect(lines).toHaveLength(2);
  expect(lines.join("")).toContain("stopping hanging");
});

test("the signal aborts before the first part stops", async () => {
  let wasAborted = false;
  lifecycle.add("loop", () => {
    wasAborted = lifecycle.signal.aborted;
  });
  await lifecycle.stop();
  expect(wasAborted).toBe(true);
});

test("a part that is added while the service stops is stopped too", async () => {
  lifecycle.add("first", () => {
    lifecycle.add("during", stop("during"));
  });
  await lifecycle.stop();
  lifecycle.add("after", stop("after"));
  await lifecycle.stop();
  expect(stopped).toEqual(["during", "after"]);
});

test("stopping twice stops each part once", async () => {
  lifecycle.add("pool", stop("pool"));
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(stopped).toEqual(["pool"]);
});
