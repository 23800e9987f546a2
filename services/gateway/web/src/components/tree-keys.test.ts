import { expect, test } from "@jest/globals";
import { targetOf, type TreeItem } from "./tree-keys.ts";

const item = (id: string, level: number): TreeItem => ({
  id,
  name: id,
  level,
  position: 1,
  siblings: 1,
  isOpen: true,
  isSelectable: true,
});
const items = [item("a", 1), item("a1", 2), item("a1x", 3), item("b", 1)];

test.each([
  ["ArrowDown", 0, "a1"],
  ["ArrowDown", 3, null],
  ["ArrowUp", 0, null],
  ["ArrowRight", 0, "a1"],
  ["ArrowRight", 2, null],
  ["ArrowLeft", 2, "a1"],
  ["ArrowLeft", 0, null],
  ["Home", 2, "a"],
  ["End", 0, "b"],
])("%s in a tree leads from row %i to %s", (key, at, expected) => {
  expect(targetOf(key, items, at)).toBe(expected);
});
