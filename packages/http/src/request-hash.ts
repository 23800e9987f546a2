import { createHash } from "node:crypto";

/** Tells whether a repeated `Idempotency-Key` came with the same call: SHA-256 of operation, parameters and body. */
export function requestHashOf(operationId: string, params: unknown, body: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([operationId, sorted(params), sorted(body)]))
    .digest("hex");
}

/** The order of a JSON object's members means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  const entries: [string, unknown][] = Object.entries(value);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]);
}
