import { expect, test } from "@jest/globals";
import { withDeadline } from "./deadline.ts";

test("a result in time passes, an error too", async () => {
  expect(await withDeadline(() => Promise.resolve(1), 1_000, "one")).toBe(1);
  await expect(withDeadline(() => Promise.reject(new Error("own")), 1_000, "one")).rejects.toThrow("own");
});

test("a callee that does not listen is left behind, and told so", async () => {
  let heard: AbortSignal | null = null;
  const never = (signal: AbortSignal): Promise<never> => {
    heard = signal;
    return new Promise(() => undefined);
  };
  await expect(withDeadline(never, 10, "the greeting")).rejects.toMatchObject({
    code: "deadline-exceeded",
    kind: "unavailable",
    message: "No answer within 10 ms: the greeting.",
  });
  expect(heard).toMatchObject({ aborted: true });
});
