import { DomainError } from "@mailroom/contracts/domain-error";
import { isUnreachable } from "@mailroom/postgres/postgres-error";

/** The answer of HTTP where a body is too long (RFC 9110 §15.5.14). */
const contentTooLarge = 413;
const retryAfterSeconds = 5;

export function blobNotFound(hash: string): DomainError {
  return new DomainError("blob-not-found", "not-found", `There is no stored content with the hash ${hash}.`);
}

export function blobTooLarge(maxBytes: number): DomainError {
  return new DomainError(
    "blob-too-large",
    "invalid",
    `The content is longer than the ${maxBytes} bytes allowed here.`,
    {
      status: contentTooLarge,
    },
  );
}

export function blobsNotOpen(): DomainError {
  return new DomainError("blobs-unavailable", "unavailable", "The store for mail content is not reachable yet.", {
    retryAfterSeconds,
  });
}

export function uploadLost(): DomainError {
  return new DomainError(
    "blobs-unavailable",
    "unavailable",
    "The upload was interrupted for too long; begin it again.",
  );
}

/**
 * What Postgres said, for the caller: a connection that failed, a lock or statement that took too long (55P03, 57014)
 * and a full disk (53100) may be different later; anything else is a fault of ours and stays as it is.
 */
export function translateError(error: unknown): unknown {
  if (!isUnreachable(error) && !hasCode(error, ["55P03", "57014", "53100"])) return error;
  return new DomainError("blobs-unavailable", "unavailable", "The store for mail content does not answer; try again.", {
    cause: error,
    retryAfterSeconds,
  });
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}
