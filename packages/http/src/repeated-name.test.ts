import { expect, test } from "@jest/globals";
import { findRepeatedName } from "./repeated-name.ts";

test.each([
  ['{"a":1,"a":2}', 7],
  ['{"a":1,"\\u0061" : 2}', 7],
  ['[{"b":{"a":[],"c":"\\"","c":{}}}]', 23],
  ['{"__proto__":1,"__proto__":2}', 15],
])("%s names a member twice", (text, position) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
  expect(findRepeatedName(text)).toBe(position);
});

test.each([
  '{"a":{"a":["a","a",{"a":"a"}]},"b":"{\\"a\\":1,\\"a\\":2}"}',
  '[{"a":1},{"a":1}]',
  '"a"',
  "[]",
  '{"a":"\\\\","b":"\\\\\\"","A":": :"}',
])("%s does not", (text) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
  expect(findRepeatedName(text)).toBeNull();
});
