import { expect, test } from "@jest/globals";
import { auditDigest } from "../crypto/audit-digest.ts";
import { type AuditRecord, canonicalJson, chain, type ChainedEntry, faultOf, firstHash } from "./audit-chain.ts";

const start = { lastNumber: 0, lastHash: firstHash };
const record = (objectId: string): AuditRecord => ({
  id: "018f0000-0000-7000-8000-000000000001",
  occurredAt: new Date("2026-03-01T10:00:00.123Z"),
  service: "account-config",
  actor: { kind: "user", id: "018f0000-0000-7000-8000-00000000000a" },
  action: "changed",
  objectType: "account",
  objectId,
  alert: null,
  changes: [{ field: "active", masked: false, before: true, after: false }],
  correlationId: "c",
});
const endOf = ({ number, hash }: ChainedEntry) => ({ lastNumber: number, lastHash: hash });

test("X13 an entry that was changed, removed or exchanged breaks the chain where it stood", () => {
  const first = chain(record("a"), start, { number: 1, digest: auditDigest });
  const second = chain(record("b"), endOf(first), { number: 2, digest: auditDigest });
  const third = chain(record("c"), endOf(second), { number: 3, digest: auditDigest });
  expect([
    faultOf(first, start, auditDigest),
    faultOf(second, endOf(first), auditDigest),
    faultOf(third, endOf(second), auditDigest),
  ]).toEqual([null, null, null]);
  const quiet = { ...second, changes: [] };
  expect(faultOf(quiet, endOf(first), auditDigest)).toBe("changed");
  expect(faultOf(third, endOf(first), auditDigest)).toBe("missing");
  const other = chain({ ...record("b"), changes: [] }, endOf(first), { number: 2, digest: auditDigest });
  expect(faultOf(other, endOf(first), auditDigest)).toBeNull();
  expect(faultOf(third, endOf(other), auditDigest)).toBe("missing");
});

test("X13 the order in which a database gives back keys does not matter", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "ü" }], a: true })).toBe('{"a":true,"b":[1,{"c":"ü","d":null}]}');
});
