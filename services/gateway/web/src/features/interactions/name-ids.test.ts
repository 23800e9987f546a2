import { expect, test } from "@jest/globals";
import { nameIds } from "./name-ids.ts";

test("known ids become names, others keep their last figures", () => {
  const ada = "018f0000-0000-7000-8000-00000000000a";
  const names = new Map([[ada, "Ada"]]);
  expect(nameIds(`Offered to ${ada}; 018f0000-0000-7000-8000-0000000abcde is paused.`, names)).toBe(
    "Offered to Ada; …0abcde is paused.",
  );
});
