import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { uidSets } from "./uid-sets.ts";

test("UIDs that are neighbours are one range", () => {
  expect(uidSets([])).toEqual([]);
  expect(uidSets([7, 3, 1, 2, 9, 2])).toEqual(["1:3,7,9"]);
});

test("S69 thousands of mails whose flags are asked for go out in lines that servers take, none left out, none besides", () => {
  const uidOf = fc.integer({ min: 1, max: 4_294_967_295 });
  fc.assert(
    fc.property(fc.uniqueArray(uidOf, { minLength: 1, maxLength: 3_000, size: "max" }), (uids) => {
      const sets = uidSets(uids);
      expect(Math.max(...sets.map(({ length }) => length))).toBeLessThanOrEqual(8_000);
      const named = sets.flatMap((set) => set.split(",")).flatMap(expand);
      expect(named).toEqual([...uids].sort((a, b) => a - b));
    }),
    { numRuns: 20 },
  );
});

function expand(range: string): number[] {
  const [first = 0, last = first] = range.split(":").map(Number);
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}
