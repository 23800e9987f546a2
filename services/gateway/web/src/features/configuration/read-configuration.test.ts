import { expect, test } from "@jest/globals";
import { readConfiguration } from "./read-configuration.ts";

test("X24 a file that is no configuration is told apart before it is sent", () => {
  expect(readConfiguration("From: jane@example.test").kind).toBe("not-json");
  expect(readConfiguration('{"format":"other"}').kind).toBe("not-ours");
  expect(readConfiguration("null").kind).toBe("not-ours");
  expect(readConfiguration('{"format":"mailroom-configuration","formatVersion":1}').kind).toBe("document");
  const newer = readConfiguration('{"format":"mailroom-configuration","formatVersion":2}');
  expect(newer).toEqual({ kind: "other-version", version: "2" });
});
