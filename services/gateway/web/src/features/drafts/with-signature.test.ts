import { expect, test } from "@jest/globals";
import { writtenText } from "./with-signature.ts";

test("X26 a signature stands below the text without blank lines around it; nothing but blanks is none", () => {
  expect(writtenText("Hello\n\n", "\n  \n  Ada\n  Byron \n\n")).toBe("Hello\n\n-- \n  Ada\n  Byron");
  expect(writtenText("Hello", " \n ")).toBe("Hello");
  expect(writtenText("Hello", null)).toBe("Hello");
});
