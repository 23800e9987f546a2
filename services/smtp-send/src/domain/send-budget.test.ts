import { describe, expect, test } from "@jest/globals";
import { planTurns, type Usage } from "./send-budget.ts";
import { describeLimit, sendLimitsOf, type SendLimit } from "./send-limits.ts";

const now = new Date("2026-03-02T10:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const uses = (...seconds: number[]) => seconds.map((second) => ({ at: after(second), recipients: 1 }));
const usage = (spent: Usage["spent"] = [], promised: Usage["promised"] = []): Usage => ({ now, spent, promised });
const threeAMinute: SendLimit = { most: 3, counts: "messages", per: "minute" };
const tenADay: SendLimit = { most: 10, counts: "recipients", per: "day" };
const waits = (...given: Parameters<typeof planTurns>) =>
  planTurns(...given).map(({ at }) => (at.getTime() - now.getTime()) / 1000);

describe("a budget", () => {
  test("without limits everything goes at once", () => {
    expect(waits(sendLimitsOf("custom"), usage(), [1, 100, 1])).toEqual([0, 0, 0]);
    expect(sendLimitsOf("constructor")).toEqual([]);
  });

  test("what was sent counts until it has left the window", () => {
    expect(waits([threeAMinute], usage(uses(-61, -60, -20)), [1, 1, 1])).toEqual([0, 0, 40]);
  });

  test("who waits gets a turn each, in order, and no window ever holds more than the limit", () => {
    expect(waits([threeAMinute], usage(uses(-50, -30, -10)), [1, 1, 1, 1, 1])).toEqual([10, 30, 50, 70, 90]);
  });

  test("a newcomer waits behind those who were promised a turn", () => {
    expect(waits([threeAMinute], usage(uses(-50, -30, -10), uses(10, 30)), [1, 1])).toEqual([50, 70]);
  });

  test("recipients count where the provider counts them; the tighter limit decides and is named", () => {
    const turns = planTurns([threeAMinute, tenADay], usage([{ at: after(-3600), recipients: 6 }]), [4, 1]);
    expect(turns).toEqual([
      { at: now, limit: null },
      { at: after(23 * 3600), limit: tenADay },
    ]);
    expect(describeLimit(tenADay)).toBe("10 recipients a day");
  });

  test("a message larger than the limit goes once nothing else counts", () => {
    expect(waits([tenADay], usage(), [50, 1])).toEqual([0, 86_400]);
  });

  test("a thousand that wait are planned in a blink, at the provider's pace", () => {
    const [perMinute] = sendLimitsOf("outlook365");
    const turns = waits(
      sendLimitsOf("outlook365"),
      usage(),
      Array.from({ length: 1000 }, () => 1),
    );
    expect(turns.filter((wait) => wait === 0)).toHaveLength(perMinute?.most ?? 0);
    expect(turns.at(-1)).toBe(33 * 60);
  });
});
