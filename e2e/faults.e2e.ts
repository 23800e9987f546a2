import { expect, test } from "@jest/globals";
import { runFaults } from "./faults/fault-run.ts";

/** `npm run faults` in small: the seed is fixed, the machine's timing is not. */
const messages = 40;
const replies = 14;
const seed = 2;

test("N1 N4 N5 F15 F18 while every part is killed, stopped or emptied, no mail is lost or doubled and no answer goes out twice", async () => {
  const lines: string[] = [];
  const { goals } = await runFaults({
    ...{ messages, replies, seed, shortStops: 2 },
    progress: (line) => lines.push(line),
  });
  const missed = goals.filter(({ met }) => !met);
  // the course of the run is what explains a miss
  expect(missed.length === 0 ? [] : [...missed, ...lines]).toEqual([]);
}, 400_000);
