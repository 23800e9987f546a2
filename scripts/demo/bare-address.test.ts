import { expect, test } from "@jest/globals";
import { bareAddress } from "./bare-address.ts";

test("a customer is named as people write addresses, with or without a name", () => {
  expect(bareAddress("jane@example.test")).toBe("jane@example.test");
  expect(bareAddress('"Doe, Jane" <jane@example.test> ')).toBe("jane@example.test");
});

test.each(["", "jane", "jane @example.test", "Jane <>", "a@b@c.test"])("%j is no address of a customer", (written) => {
  expect(() => bareAddress(written)).toThrow(TypeError);
});
