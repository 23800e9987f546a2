import type { VerifyResult, VerifyStep } from "@mailroom/contracts/api/account";
import type { VerifyTarget } from "../operations/ports.ts";
import { explain } from "./explain.ts";
import { printable } from "./printable.ts";
import { isByToken } from "./token-login.ts";
import { untilAborted } from "./until-aborted.ts";

export type StepLog = {
  /**
   * Times a step; null when it failed or when `signal` ended it, and then no further step should run. What the work has
   * opened it must close itself when the signal aborts.
   */
  run<T>(
    step: VerifyStep["step"],
    signal: AbortSignal,
    work: () => Promise<{ value: T; detail: string | null }>,
  ): Promise<T | null>;
  skip(step: VerifyStep["step"], why: string): void;
  result(unreadCount?: number | null): VerifyResult;
};

/** Some providers' refusals mean something of their own. */
export function makeStepLog({ host, port, login }: Pick<VerifyTarget, "host" | "port" | "login">): StepLog {
  const steps: VerifyStep[] = [];
  let code: string | null = null;
  return {
    async run(step, signal, work) {
      const startedAt = performance.now();
      const elapsed = () => Math.round(performance.now() - startedAt);
      try {
        const { value, detail } = await untilAborted(signal, work);
        const said = detail === null ? null : printable(detail);
        steps.push({ step, state: "ok", milliseconds: elapsed(), detail: said, hint: null });
        return value;
      } catch (error) {
        const explained = explain(error, { step, host, byToken: isByToken(login) });
        code = explained.code;
        const detail = printable(explained.detail);
        steps.push({ step, state: "failed", milliseconds: elapsed(), detail, hint: explained.hint });
        return null;
      }
    },
    skip(step, why) {
      steps.push({ step, state: "skipped", milliseconds: null, detail: why, hint: null });
    },
    result: (unreadCount = null) => ({ host, port, ok: code === null, code, steps, unreadCount }),
  };
}
