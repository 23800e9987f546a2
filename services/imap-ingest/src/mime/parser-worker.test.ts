import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { ParserWorker } from "./parser-worker.ts";

const store = () => Promise.resolve({ hash: "a".repeat(64), size: 1 });
const html = (lines: number) => Buffer.from(`Content-Type: text/html\r\n\r\n${"<p>a word</p>\r\n".repeat(lines)}`);

test("a mail that was read while this process stood still is not given up", async () => {
  const worker = new ParserWorker();
  // from then on the thread has loaded
  await worker.parse(html(1), store);
  const outcome = worker.parse(html(1), store, 1_000);
  // after a turn deadlines are looked at before what the thread has said
  await nextTurn();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
  expect(await outcome).toMatchObject({ kind: "parsed" });
  await worker.stop();
});

test("a mail over which the thread falls silent is given up", async () => {
  const worker = new ParserWorker();
  const outcome = await worker.parse(html(140_000), store, 1);
  expect(outcome).toMatchObject({ kind: "unreadable", code: "parser-deadline" });
  expect(worker.isDead).toBe(true);
});
