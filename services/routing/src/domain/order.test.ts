import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareAcrossQueues, comparePlaces, type Placed, scoreOf } from "./order.ts";

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 5, 12, 0, seconds));
const placed = (id: string, priority: 0 | 1, seconds: number): Placed => ({
  id,
  class: priority,
  receivedAt: at(seconds),
});

test("S75 class goes before time, S76 within a class the older message goes first, ties by id", () => {
  const items = [placed("d", 1, 2), placed("b", 1, 1), placed("a", 1, 1), placed("c", 0, 9)];
  expect([...items].sort(comparePlaces).map((item) => item.id)).toEqual(["c", "a", "b", "d"]);
});

test("X1 a heavier queue goes first, whatever waits elsewhere", () => {
  const light = { ...placed("a", 0, 1), weight: 0 };
  const heavy = { ...placed("b", 1, 9), weight: 1 };
  expect([light, heavy].sort(compareAcrossQueues)).toEqual([heavy, light]);
});

test("the score in Redis has the same order, members of equal score going by id", () => {
  const place = fc.record({
    id: fc.uuid(),
    class: fc.constantFrom<0 | 1>(0, 1),
    receivedAt: fc.date({ min: new Date(0), max: new Date("2999-01-01"), noInvalidDate: true }),
  });
  fc.assert(
    fc.property(place, place, (a, b) => {
      const byScore = scoreOf(a) - scoreOf(b) || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);
      expect(Math.sign(byScore)).toBe(Math.sign(comparePlaces(a, b)));
    }),
  );
});
