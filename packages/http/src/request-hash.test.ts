import { expect, test } from "@jest/globals";
import { requestHashOf } from "./request-hash.ts";

test("the same call in another order of fields has the same hash", () => {
  expect(requestHashOf("reply", { a: 1 }, { x: { b: 1, c: [1, 2] }, y: 2 })).toBe(
    requestHashOf("reply", { a: 1 }, { y: 2, x: { c: [1, 2], b: 1 } }),
  );
});

test("another operation, path or body has another hash", () => {
  const hashes = [
    requestHashOf("reply", { a: 1 }, { x: [1, 2] }),
    requestHashOf("forward", { a: 1 }, { x: [1, 2] }),
    requestHashOf("reply", { a: 2 }, { x: [1, 2] }),
    requestHashOf("reply", { a: 1 }, { x: [2, 1] }),
    requestHashOf("reply", { a: 1 }, undefined),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});
