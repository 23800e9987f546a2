import { expect, test } from "@jest/globals";
import { ApiError, ConnectionError, fieldPathOf, isTemporary, toProblem } from "./problem.ts";

test.each([
  ["/imap/port", "imap.port"],
  ["#/imap/port", "imap.port"],
  ["/a~1b/c~0d", "a/b.c~d"],
  ["#query/limit", null],
  ["#header/if-match", null],
])("the pointer %s is the field %s", (pointer, path) => {
  expect(fieldPathOf(pointer)).toBe(path);
});

const answer = { status: 502, statusText: "Bad Gateway", traceId: "t" };

test("an answer of something in between still is a problem with a trace", () => {
  expect(toProblem("<html>", answer)).toMatchObject({ status: 502, title: "Bad Gateway", traceId: "t" });
});

test("only what may pass by itself is worth another try", () => {
  const withStatus = (status: number) => new ApiError({ ...toProblem(null, answer), status });
  expect(isTemporary(new ConnectionError())).toBe(true);
  expect(isTemporary(withStatus(503))).toBe(true);
  expect(isTemporary(withStatus(504))).toBe(false);
  expect(isTemporary(withStatus(422))).toBe(false);
  expect(isTemporary(withStatus(500))).toBe(false);
});
