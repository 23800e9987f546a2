import { expect, test } from "@jest/globals";
import { nameIds, showInstants } from "./name-ids.ts";

test("known ids become names, others keep their last figures", () => {
  const ada = "018f0000-0000-7000-8000-00000000000a";
  const names = new Map([[ada, "Ada"]]);
  expect(nameIds(`Offered to ${ada}; 018f0000-0000-7000-8000-0000000abcde is paused.`, names)).toBe(
    "Offered to Ada; …0abcde is paused.",
  );
});

test("instants in a sentence are written as the person reads time", () => {
  const text = showInstants("Offered until 2026-03-12T14:40:00.210Z.", (iso) => iso.slice(11, 16));
  expect(text).toBe("Offered until 14:40.");
});
