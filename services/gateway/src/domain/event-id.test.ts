import { expect, test } from "@jest/globals";
import { formatEventId, maxCatchUp, parseEventId, planResume } from "./event-id.ts";

const current = { creationMs: 1_000, sequence: 20_000 };
const at = (sequence: number) => ({ creationMs: 1_000, sequence });

test("an id is read as it was written, and nothing else is an id", () => {
  expect(parseEventId(formatEventId(current))).toEqual(current);
  for (const text of ["", "5", "-5", "1-2-3", "1-x", "1 -2", "12345678901234567890-1"]) {
    expect(parseEventId(text)).toBeNull();
  }
});

test("who is behind catches up, who is not goes live", () => {
  expect(planResume(at(20_000), current, 1)).toEqual({ kind: "live" });
  expect(planResume(at(19_990), current, 1)).toEqual({ kind: "catch-up", after: 19_990, upTo: 20_000 });
});

test("another stream, a lost tail, a forgotten beginning and too much to send mean reset", () => {
  expect(planResume(null, current, 1).kind).toBe("reset");
  expect(planResume({ creationMs: 999, sequence: 5 }, current, 1).kind).toBe("reset");
  expect(planResume(at(20_001), current, 1).kind).toBe("reset");
  expect(planResume(at(19_990), current, 19_992).kind).toBe("reset");
  expect(planResume(at(19_990), current, 19_991).kind).toBe("catch-up");
  expect(planResume(at(20_000 - maxCatchUp - 1), current, 1).kind).toBe("reset");
});
