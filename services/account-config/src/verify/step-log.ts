import type { VerifyResult, VerifyStep } from "@mailroom/contracts/api/account";
import { explain } from "./explain.ts";

export type StepLog = {
  /** Times a step; null when it failed, and then no further step should run. */
  run<T>(step: VerifyStep["step"], work: () => Promise<{ value: T; detail: string | null }>): Promise<T | null>;
  skip(step: VerifyStep["step"], why: string): void;
  result(): VerifyResult;
};

export function makeStepLog(): StepLog {
  const steps: VerifyStep[] = [];
  let code: string | null = null;
  return {
    async run(step, work) {
      const startedAt = performance.now();
      const elapsed = () => Math.round(performance.now() - startedAt);
      try {
        const { value, detail } = await work();
        steps.push({ step, state: "ok", milliseconds: elapsed(), detail, hint: null });
        return value;
      } catch (error) {
        const explained = explain(error, step);
        code = explained.code;
        steps.push({ step, state: "failed", milliseconds: elapsed(), detail: explained.detail, hint: explained.hint });
        return null;
      }
    },
    skip(step, why) {
      steps.push({ step, state: "skipped", milliseconds: null, detail: why, hint: null });
    },
    result: () => ({ ok: code === null, code, steps, unreadCount: null }),
  };
}
