/**
 * The chain of the audit log. An entry's hash is SHA-256 over the hash before it (32 bytes; zeros before the first) and the
 * entry as canonical JSON (keys sorted, no spaces; RFC 8785 for what entries hold), number and time included. Who changes,
 * removes, adds or moves an entry would have to make every later hash anew; whoever has noted down a later one finds out.
 *
 * What binds an entry to the one before is the hash, not the number: where somebody has put a row of their own behind the end,
 * the next entry takes the first number that is free. The row stays, out of the chain and told of; the log goes on.
 */
import type { AuditFacts } from "@mailroom/contracts/events/audit-entry";

export type AuditRecord = AuditFacts & {
  readonly id: string;
  readonly occurredAt: Date;
  readonly service: string;
  readonly correlationId: string;
};

export type ChainedEntry = AuditRecord & {
  readonly number: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
};

/** Where the chain ends. */
export type ChainEnd = { readonly lastNumber: number; readonly lastHash: Buffer };

/** SHA-256 of the bytes and, behind them, the text in UTF-8. */
export type Digest = (before: Buffer, text: string) => Buffer;

export const firstHash = Buffer.alloc(32);

/** `number`: the first one behind the end that no row has. */
export function chain(
  record: AuditRecord,
  { lastHash }: ChainEnd,
  { number, digest }: { readonly number: number; readonly digest: Digest },
): ChainedEntry {
  const entry = { ...record, number, previousHash: lastHash };
  return { ...entry, hash: hashOf(entry, digest) };
}

/** What is wrong with the entry that should follow; null where it is the one, as it was written. */
export function faultOf(entry: ChainedEntry, { lastHash }: ChainEnd, digest: Digest): "changed" | "missing" | null {
  if (!entry.hash.equals(hashOf(entry, digest))) return "changed";
  return entry.previousHash.equals(lastHash) ? null : "missing";
}

function hashOf(entry: Omit<ChainedEntry, "hash">, digest: Digest): Buffer {
  const { number, id, occurredAt, service, actor, action, objectType, objectId, alert, changes, correlationId } = entry;
  const said = { number, id, occurredAt, service, actor, action, objectType, objectId, alert, changes, correlationId };
  return digest(entry.previousHash, canonicalJson(said));
}

/** Of plain values: keys in the order of their code units, numbers as ECMAScript writes them. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
  return `{${parts.join(",")}}`;
}
