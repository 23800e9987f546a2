import type { TestMailResult } from "@mailroom/contracts/api/account";
import { explain, type FailedAt } from "./explain.ts";
import { printable } from "./printable.ts";
import { timedOut } from "./until-aborted.ts";

type Step = TestMailResult["steps"][number];
type Told = { readonly detail: string | null; readonly hint?: string };

/** The steps of a test mail, each timed and explained; the first failure is the result's code. */
export class TripLog {
  readonly #steps: Step[] = [];
  readonly #signal: AbortSignal;
  #code: string | null = null;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** The work ends by itself when the signal aborts. null when it failed. `at` says, when it does, where the work had got to. */
  async run<T>(step: Step["step"], at: () => FailedAt, work: () => Promise<Told & { value: T }>): Promise<T | null> {
    const startedAt = performance.now();
    try {
      const { value, detail, hint = null } = await work();
      this.#steps.push({ step, state: "ok", milliseconds: Math.round(performance.now() - startedAt), detail, hint });
      return value;
    } catch (error) {
      const milliseconds = Math.round(performance.now() - startedAt);
      // The signal has closed the connection: what the libraries say then is only its echo.
      const isEcho = this.#signal.aborted && step !== "arrive";
      const { code, detail, hint } = explain(isEcho ? timedOut() : error, at());
      this.#code ??= code;
      this.#steps.push({ step, state: "failed", milliseconds, detail: printable(detail), hint });
      return null;
    }
  }

  skip(step: Step["step"], why: string): void {
    this.#steps.push({ step, state: "skipped", milliseconds: null, detail: why, hint: null });
  }

  /** `roundTripMs`: null where the mail did not come back. */
  result(roundTripMs: number | null): TestMailResult {
    return { ok: this.#code === null, code: this.#code, steps: this.#steps, milliseconds: roundTripMs };
  }
}
