import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { connectionDelayMs } from "./back-off.ts";

test("F22 the wait grows to a minute and stays there, however often it failed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const delayMs = connectionDelayMs("temporary", failures, random);
        expect(delayMs).toBeGreaterThanOrEqual(500);
        expect(delayMs).toBeLessThanOrEqual(60_000);
      },
    ),
  );
  expect(connectionDelayMs("temporary", 50, 0)).toBe(30_000);
});

test("F22 a refused login is tried far less often than a server that is away", () => {
  expect(connectionDelayMs("authentication", 1, 0)).toBeGreaterThanOrEqual(15_000);
  expect(connectionDelayMs("authentication", 20, 0.999)).toBeGreaterThan(connectionDelayMs("temporary", 20, 0.999));
});
