import { type AuditVerification, maxVerifiedEntries } from "@mailroom/contracts/api/audit-entry";
import { type ChainedEntry, type ChainEnd, type Digest, faultOf, firstHash } from "../domain/audit-chain.ts";
import type { AuditReader } from "./audit-ports.ts";

const pageSize = 500;

type Ports = { readonly audit: AuditReader; readonly digest: Digest };
type Break = NonNullable<AuditVerification["breakAt"]>;
type Walked = { readonly checked: number; readonly end: ChainEnd; readonly breakAt: Break | null };

/**
 * Walks the chain from entry `from`, at most `maxVerifiedEntries` long, and says where it breaks first. What comes while it
 * walks is not looked at.
 */
export async function verifyAuditEntries({ audit, digest }: Ports, from: number): Promise<AuditVerification> {
  const chainEnd = await audit.readEnd();
  const { lastNumber, lastHash, since } = chainEnd;
  const until = Math.min(lastNumber, from + maxVerifiedEntries - 1);
  const walked = await walk({ audit, digest }, await startAt(audit, from), until);
  const breakAt = walked.breakAt ?? (until === lastNumber ? breakAtEnd(walked, chainEnd) : null);
  return {
    state: breakAt === null ? "intact" : "broken",
    from,
    checked: walked.checked,
    breakAt,
    nextFrom: breakAt === null && until < lastNumber ? until + 1 : null,
    lastNumber,
    lastHash: lastHash.toString("hex"),
    since: since.toISOString(),
  };
}

/** The walk has come to the last entry that the chain knows: it must be that one, and nothing may stand behind it. */
function breakAtEnd(
  { checked, end }: Walked,
  { lastNumber, lastHash, addedNumber }: Awaited<ReturnType<AuditReader["readEnd"]>>,
): Break | null {
  if (checked > 0 && !end.lastHash.equals(lastHash)) return { number: lastNumber, reason: "changed" };
  return addedNumber === null ? null : { number: addedNumber, reason: "added" };
}

/** What the entry before says; where it is not there, the first one looked at does not fit. */
async function startAt(audit: AuditReader, from: number): Promise<ChainEnd> {
  const lastHash = from === 1 ? null : await audit.findHashBefore(from);
  return { lastNumber: from - 1, lastHash: lastHash ?? firstHash };
}

async function walk({ audit, digest }: Ports, start: ChainEnd, until: number): Promise<Walked> {
  let end = start;
  let checked = 0;
  while (end.lastNumber < until) {
    const page = await audit.listFrom(end.lastNumber + 1, Math.min(pageSize, until - end.lastNumber));
    if ((page[0]?.number ?? Infinity) > until)
      return { checked, end, breakAt: { number: end.lastNumber + 1, reason: "missing" } };
    for (const entry of page.filter(({ number }) => number <= until)) {
      if (faultOf(entry, end, digest) !== null) {
        return { checked, end, breakAt: await explain({ audit, digest }, entry, end) };
      }
      end = { lastNumber: entry.number, lastHash: entry.hash };
      checked += 1;
    }
  }
  return { checked, end, breakAt: null };
}

/** Rows that somebody put in one after another: more of them are told of as a change, which is as bad. */
const maxAdded = 500;

/** A row between two entries that follow each other was added; where the next one does not fit either, one is wrong or gone. */
async function explain({ audit, digest }: Ports, entry: ChainedEntry, end: ChainEnd): Promise<Break> {
  const following = await audit.listFrom(entry.number + 1, maxAdded);
  if (following.some((next) => faultOf(next, end, digest) === null)) return { number: entry.number, reason: "added" };
  return faultOf(entry, end, digest) === "changed"
    ? { number: entry.number, reason: "changed" }
    : { number: end.lastNumber + 1, reason: "missing" };
}
