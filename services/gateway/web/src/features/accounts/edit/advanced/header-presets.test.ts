import { expect, test } from "@jest/globals";
import { hasHeader, withHeader } from "./header-presets.ts";

test("S67 a preset is added behind what is there", () => {
  expect(withHeader("", "X-Microsoft-Antispam")).toBe("X-Microsoft-Antispam");
  expect(withHeader("x-spam=NO", "X-Microsoft-Antispam")).toBe("x-spam=NO,X-Microsoft-Antispam");
});

test("a header that is there is found whatever its case or value", () => {
  expect(hasHeader("a, x-microsoft-antispam=1", "X-Microsoft-Antispam")).toBe(true);
  expect(hasHeader("x-microsoft-antispam-more", "X-Microsoft-Antispam")).toBe(false);
});
