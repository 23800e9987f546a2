import type { AuditVerification } from "../../api/resources.ts";

/** Calls of 10,000 entries each; what goes beyond is verified by programs. */
const mostCalls = 20;

export type WalkedChain = Pick<AuditVerification, "breakAt" | "since"> & {
  /** Entries that were looked at, from the first on. */
  readonly verified: number;
  /** There are more that were not looked at. */
  readonly isPart: boolean;
};

/** The chain as the server walks it piece by piece; the first break ends it. */
export async function walkChain(verifyFrom: (number: number) => Promise<AuditVerification>): Promise<WalkedChain> {
  let from = 1;
  let verified = 0;
  for (let calls = 1; ; calls += 1) {
    const { breakAt, since, checked, nextFrom } = await verifyFrom(from);
    verified += checked;
    if (nextFrom === null || calls >= mostCalls) return { breakAt, since, verified, isPart: nextFrom !== null };
    from = nextFrom;
  }
}
