import { expect, test } from "@jest/globals";
import { formatPositions, parsePositions } from "./positions.ts";

test("what is formatted is read back", () => {
  const positions = [
    { producer: "routing", key: "a-1", seq: 3 },
    { producer: "gateway", key: "b_2", seq: 10 },
  ];
  expect(parsePositions(formatPositions(positions))).toEqual(positions);
});

test("of each stream only the newest position is told", () => {
  const at = (seq: number) => ({ producer: "routing", key: "a", seq });
  expect(formatPositions([at(1), at(3), at(2)])).toBe("routing/a/3");
});

test("a bulk change tells its last twenty", () => {
  const many = Array.from({ length: 100 }, (_, n) => ({ producer: "routing", key: `k${n}`, seq: 1 }));
  expect(parsePositions(formatPositions(many))).toEqual(many.slice(-20));
});

test.each(["routing", "routing/a", "routing/a/0", "routing/a/x", "/a/1", "r/a b/1", "routing/a/1,", "r/a/1e9"])(
  "%s is refused",
  (text) => {
    expect(() => parsePositions(text)).toThrow(expect.objectContaining({ code: "invalid-request" }));
  },
);
