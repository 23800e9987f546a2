import { expect, test } from "@jest/globals";
import { piecesOf, rangeInView } from "./row-window.ts";

const view = { top: 100, height: 720, rowHeight: 36 };

test("the rows in view are there, with twenty or more to spare on either side", () => {
  expect(rangeInView(view, 1_000)).toEqual({ first: 0, end: 40 });
  // 500 rows scrolled past, 20 in view
  expect(rangeInView({ ...view, top: -500 * 36 }, 1_000)).toEqual({ first: 480, end: 540 });
  expect(rangeInView({ ...view, top: -990 * 36 }, 1_000)).toEqual({ first: 970, end: 1_000 });
});

test("gaps and rows together are all rows, in order", () => {
  for (const kept of [null, 0, 7, 490, 999]) {
    const pieces = piecesOf(1_000, { first: 480, end: 540 }, kept);
    expect(pieces[0]?.first).toBe(0);
    expect(pieces.at(-1)?.end).toBe(1_000);
    for (const [index, piece] of pieces.slice(1).entries()) expect(piece.first).toBe(pieces[index]?.end);
  }
});

test("the row with the focus stays when it is scrolled out of view", () => {
  expect(piecesOf(1_000, { first: 480, end: 540 }, 7)).toEqual([
    { kind: "gap", first: 0, end: 7 },
    { kind: "rows", first: 7, end: 8 },
    { kind: "gap", first: 8, end: 480 },
    { kind: "rows", first: 480, end: 540 },
    { kind: "gap", first: 540, end: 1_000 },
  ]);
  expect(piecesOf(1_000, { first: 480, end: 540 }, 500)).toHaveLength(3);
});

test("a list that became shorter leaves nothing behind its end", () => {
  expect(piecesOf(10, { first: 480, end: 540 }, 700)).toEqual([
    { kind: "gap", first: 0, end: 10 },
    { kind: "rows", first: 10, end: 10 },
  ]);
});
