import { expect, test } from "@jest/globals";
import { makeRecentAnswers } from "./recent-answers.ts";

function watched() {
  let [now, readings] = [0, 0];
  const answers = makeRecentAnswers<number>({ maxAgeMs: 1_000, nowMs: () => now });
  return {
    answers,
    read: () => Promise.resolve((readings += 1)),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test("X16 whoever asks within a second of a reading's beginning gets its answer, later ones a new one", async () => {
  const { answers, read, pass } = watched();
  expect(await Promise.all([answers.get("all", read), answers.get("all", read)])).toEqual([1, 1]);
  pass(1_000);
  expect(await answers.get("all", read)).toBe(1);
  pass(1);
  expect(await answers.get("all", read)).toBe(2);
  expect(await answers.get("other", read)).toBe(3);
});

test("X16 what began long ago and still runs is not waited for by key; the next reading follows it", async () => {
  const { answers, read, pass } = watched();
  let finish: (value: number) => void = () => undefined;
  const slow = answers.get("all", () => new Promise((done) => (finish = done)));
  await Promise.resolve();
  pass(1_001);
  const fresh = answers.get("all", read);
  finish(0);
  expect(await Promise.all([slow, fresh])).toEqual([0, 1]);
});

test("X16 a failure is told to those who wait for it, and not kept", async () => {
  const { answers, read } = watched();
  await expect(answers.get("all", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await answers.get("all", read)).toBe(1);
});
