import { afterAll, expect, test } from "@jest/globals";
import { DeadlineError } from "./thread.ts";
import { makeThreadPool } from "./thread-pool.ts";

const serve = new URL("./serve-thread.ts", import.meta.url).href;
const script = new URL(
  `data:text/javascript,import { serveThread } from ${JSON.stringify(serve)};
  serveThread((job) => {
    if (job === "spin") for (;;);
    if (job === "rest") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
    if (job === "throw") throw new Error("broken");
    return job === "odd" ? 7 : "did " + job;
  });`,
);
const readAnswer = (value: unknown) => (typeof value === "string" ? value : null);
const pool = makeThreadPool<string, string>({ script, workers: 1, deadlineMs: 200, readAnswer });
afterAll(() => pool.close());

test("a job that never ends is ended in time, one that throws says why, and the next ones are served", async () => {
  const outcomes = await Promise.all(["a", "spin", "b", "throw", "c", "odd", "d"].map((job) => pool.run(job)));
  expect(outcomes[1]).toBeInstanceOf(DeadlineError);
  const texts = outcomes.map((outcome) => (outcome instanceof Error ? outcome.message : outcome));
  const late = "no answer within 200 ms";
  const broken: unknown = expect.stringContaining("broken");
  expect(texts).toEqual(["did a", late, "did b", broken, "did c", "an answer of another form", "did d"]);
});

test("closing answers whoever waits", async () => {
  const closing = makeThreadPool<string, string>({ script, workers: 1, deadlineMs: 10_000, readAnswer });
  const waiting = [closing.run("spin"), closing.run("a")];
  await closing.close();
  expect((await Promise.all(waiting)).every((outcome) => outcome instanceof Error)).toBe(true);
  expect(await closing.run("b")).toBeInstanceOf(Error);
});

test("a job that has to wait, however long, is not late; only work counts", async () => {
  const patient = makeThreadPool<string, string>({ script, workers: 1, deadlineMs: 100, readAnswer });
  expect(await patient.run("rest")).toBe("did rest");
  await patient.close();
});
