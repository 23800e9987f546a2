import { describe, expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import { judgeFailure } from "./failure.ts";
import { notYet } from "./handler.ts";

const highest = () => 0.999999;
const lowest = () => 0;

describe("an event whose handler failed", () => {
  test("is tried again for ever while what it needs is unavailable or not yet here", () => {
    for (const error of [notYet("the account"), new DomainError("busy", "unavailable", "later")]) {
      expect(judgeFailure(error, 1_000_000, lowest).kind).toBe("retry");
    }
  });

  test("waits longer each time, up to a minute, by half and chance", () => {
    const delays = (random: () => number) =>
      [1, 2, 3, 20].map((attempts) => {
        const verdict = judgeFailure(notYet("it"), attempts, random);
        return verdict.kind === "retry" ? verdict.delayMs : null;
      });
    expect(delays(lowest)).toEqual([50, 100, 200, 30_000]);
    expect(delays(highest)).toEqual([100, 200, 400, 60_000]);
  });

  test("waits as long as the refusal asks for", () => {
    const error = new DomainError("busy", "unavailable", "later", { retryAfterSeconds: 7 });
    expect(judgeFailure(error, 1, lowest)).toEqual({ kind: "retry", code: "busy", delayMs: 7_000 });
  });

  test("is a dead letter at once when it was refused for good", () => {
    const error = new DomainError("step-refused", "conflict", "no such step");
    expect(judgeFailure(error, 1, lowest)).toEqual({
      kind: "dead-letter",
      code: "step-refused",
      detail: "no such step",
    });
  });

  test("is a dead letter after ten tries when nobody knows the error", () => {
    expect(judgeFailure(new TypeError("oops"), 9, lowest).kind).toBe("retry");
    expect(judgeFailure(new TypeError("oops"), 10, lowest)).toEqual({
      ...{ kind: "dead-letter", code: "unknown-error", detail: "TypeError: oops" },
    });
  });

  test("is tried for ever when the database could not give it a lock", () => {
    const error = Object.assign(new Error("lock timeout"), { code: "55P03" });
    expect(judgeFailure(error, 100, lowest).kind).toBe("retry");
  });
});
