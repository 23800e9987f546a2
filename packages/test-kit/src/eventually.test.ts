import { expect, test } from "@jest/globals";
import { eventually } from "./eventually.ts";

test("an assertion that holds at the third try answers its value", async () => {
  let tries = 0;
  const value = await eventually(
    () => {
      tries += 1;
      expect(tries).toBe(3);
      return "value";
    },
    { everyMs: 1 },
  );
  expect(value).toBe("value");
});

test("the last failure is thrown as it was", async () => {
  const failing = eventually(
    () => {
      expect(1).toBe(2);
    },
    { deadlineMs: 30, everyMs: 5 },
  );
  await expect(failing).rejects.toThrow("Expected: 2");
});

test("an assertion that never settles ends at the deadline", async () => {
  const hanging = eventually(() => new Promise(() => undefined), { deadlineMs: 30, everyMs: 5 });
  await expect(hanging).rejects.toThrow("did not settle");
});
