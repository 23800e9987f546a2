import { DomainError } from "@mailroom/contracts/domain-error";
import { type Kysely, sql } from "kysely";
import { isLockTimeout } from "./postgres-error.ts";
import type { TransactionScope } from "./transaction.ts";

export type IdempotentRequest = {
  /** Whose key it is: keys of different callers never meet. */
  readonly principalId: string;
  readonly operationId: string;
  /** The `Idempotency-Key` header. */
  readonly key: string;
  /** Of method, path and body: another request under the same key is refused. */
  readonly requestHash: string;
};

/**
 * Runs `run` once per key, in the caller's transaction, and answers every repetition with the first answer, which must
 * survive JSON. A repetition that comes while the first is at work waits for it.
 *
 * @throws DomainError `idempotency-key-reused` (invalid) for another request, `idempotency-key-in-use` (conflict) where
 * the first is still at work when waiting ends. What `run` throws undoes the key with the transaction.
 */
export async function withIdempotency<DB, T>(
  scope: TransactionScope<DB>,
  request: IdempotentRequest,
  run: () => Promise<T>,
): Promise<T> {
  const isFirst = await claimKey(scope, request);
  if (!isFirst) return readAnswer<DB, T>(scope, request);
  const answer = await run();
  await sql`
    update idempotency_key set answer = ${JSON.stringify(answer ?? null)}::json where ${isKey(request)}`.execute(
    scope.tx,
  );
  return answer;
}

async function claimKey<DB>(scope: TransactionScope<DB>, request: IdempotentRequest): Promise<boolean> {
  const { principalId, operationId, key, requestHash } = request;
  try {
    const { rows } = await sql`
      insert into idempotency_key (principal_id, operation_id, key, request_hash)
      values (${principalId}, ${operationId}, ${key}, ${requestHash})
      on conflict do nothing returning key`.execute(scope.tx);
    return rows.length > 0;
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    const message = "The first request with this Idempotency-Key is still at work; try again shortly.";
    throw new DomainError("idempotency-key-in-use", "conflict", message, { cause: error, retryAfterSeconds: 1 });
  }
}

async function readAnswer<DB, T>(scope: TransactionScope<DB>, request: IdempotentRequest): Promise<T> {
  const { rows } = await sql<{ requestHash: string; answer: T }>`
    select request_hash as "requestHash", answer from idempotency_key where ${isKey(request)}`.execute(scope.tx);
  const [stored] = rows;
  if (stored === undefined) throw new Error("an idempotency key vanished inside a transaction");
  if (stored.requestHash !== request.requestHash) {
    const message = "This Idempotency-Key was used before for a different request; use a new key.";
    throw new DomainError("idempotency-key-reused", "invalid", message, { status: 422 });
  }
  return stored.answer;
}

function isKey({ principalId, operationId, key }: IdempotentRequest) {
  return sql`principal_id = ${principalId} and operation_id = ${operationId} and key = ${key}`;
}

/** Longer than any client would repeat a request. */
const keptDays = 3;

/** Part of the hourly maintenance. */
export async function forgetOldIdempotencyKeys<DB>(db: Kysely<DB>): Promise<void> {
  await sql`delete from idempotency_key where created_at < now() - make_interval(days => ${keptDays})`.execute(db);
}
