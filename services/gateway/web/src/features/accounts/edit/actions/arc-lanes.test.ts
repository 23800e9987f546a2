import { expect, test } from "@jest/globals";
import { lanesOf } from "./arc-lanes.ts";

test("X2 jumps that pass each other are drawn apart, the shortest nearest to the steps", () => {
  const [long, middle, short, apart, back] = [
    { from: 3, to: 11 },
    { from: 4, to: 10 },
    { from: 9, to: 11 },
    { from: 13, to: 15 },
    { from: 20, to: 14 },
  ];
  expect(lanesOf([long, middle, short, apart, back])).toEqual([2, 1, 0, 0, 1]);
});

test("X2 jumps to one step come to it in lanes of their own", () => {
  expect(
    lanesOf([
      { from: 0, to: 5 },
      { from: 9, to: 5 },
    ]),
  ).toEqual([1, 0]);
});
