import { afterAll, beforeAll } from "@jest/globals";
import { lateValue } from "@mailroom/test-kit/late-value";
import { startDeadlineMs, startWholeSystem, type WholeSystem, type WholeSystemOptions } from "./whole-system.ts";

/** Call it at the top of a test file: one system for all tests of the file, gone after the last one. */
export function useWholeSystem(options: WholeSystemOptions = {}): { get(): WholeSystem } {
  const whole = lateValue<WholeSystem>("the system");
  let started: WholeSystem | null = null;
  beforeAll(async () => {
    started = await startWholeSystem(options);
    whole.set(started);
  }, startDeadlineMs);
  afterAll(async () => {
    await started?.stop();
  }, 60_000);
  return { get: () => whole.get() };
}
