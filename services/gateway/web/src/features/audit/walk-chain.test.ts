import { expect, test } from "@jest/globals";
import type { AuditVerification } from "../../api/resources.ts";
import { walkChain } from "./walk-chain.ts";

/** A log of so many entries as the server verifies it; where it is broken, from which entry on. */
function logOf(lastNumber: number, broken: number | null = null) {
  return (from: number): Promise<AuditVerification> => {
    const until = Math.min(lastNumber, from + 9_999);
    const isBroken = broken !== null && broken <= until;
    return Promise.resolve({
      ...{ state: isBroken ? "broken" : "intact", from, lastNumber, lastHash: "0".repeat(64) },
      checked: (isBroken ? broken - 1 : until) - from + 1,
      breakAt: isBroken ? { number: broken, reason: "changed" } : null,
      nextFrom: isBroken || until === lastNumber ? null : until + 1,
      since: "2026-01-31T12:00:00.000Z",
    });
  };
}

test("X13 the chain is walked piece by piece, to its end or to where it breaks", async () => {
  expect(await walkChain(logOf(25_000))).toMatchObject({ verified: 25_000, isPart: false, breakAt: null });
  expect(await walkChain(logOf(25_000, 12_345))).toMatchObject({ verified: 12_344, breakAt: { number: 12_345 } });
});

test("X13 of a log that is too long for a page nothing is said beyond what was looked at", async () => {
  expect(await walkChain(logOf(1_000_000, 900_000))).toMatchObject({ verified: 200_000, isPart: true, breakAt: null });
});
