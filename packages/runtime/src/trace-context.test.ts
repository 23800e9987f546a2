import { expect, test } from "@jest/globals";
import { currentTrace, runWithTrace } from "./trace-context.ts";

test("each call has its own context through everything it awaits", async () => {
  const handle = (correlationId: string): Promise<string | undefined> =>
    runWithTrace({ correlationId, positions: [] }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return currentTrace()?.correlationId;
    });
  expect(await Promise.all([handle("a"), handle("b")])).toEqual(["a", "b"]);
  expect(currentTrace()).toBeNull();
});
