import { stopStacks } from "./running-stack.ts";

/** Runs once after all test files. */
async function tearDown(): Promise<void> {
  await stopStacks();
}

// jest takes the default export.
export { tearDown as default };
