import { DomainError, type DomainErrorKind } from "@mailroom/contracts/domain-error";
import type { Problem } from "@mailroom/contracts/problem";

const statusOfKind: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 422,
  "not-found": 404,
  conflict: 409,
  forbidden: 403,
  unavailable: 503,
};

/** When nothing better is known: long enough for a restart, short enough for a person who waits. */
const defaultRetryAfterSeconds = 5;

export type ProblemAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Problem;
};

/**
 * The answer (RFC 9457) to an error: of a DomainError what it says, of anything else only that it happened. Whoever
 * sends a 500 logs the error.
 */
export function problemOf(error: unknown, traceId: string): ProblemAnswer {
  if (!(error instanceof DomainError)) return unexpected(traceId);
  const status = error.status ?? statusOfKind[error.kind];
  const retryAfterSeconds = error.retryAfterSeconds ?? (status === 503 ? defaultRetryAfterSeconds : null);
  return {
    status,
    headers: {
      ...(retryAfterSeconds === null ? {} : { "retry-after": String(retryAfterSeconds) }),
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
    body: {
      type: problemType(error.code),
      title: titleOf(error.code),
      status,
      detail: error.message,
      code: error.code,
      traceId,
      ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
      ...(error.holderId === null ? {} : { holderId: error.holderId }),
      ...(error.fields.length === 0 ? {} : { errors: error.fields.map((field) => ({ ...field })) }),
    },
  };
}

function unexpected(traceId: string): ProblemAnswer {
  return {
    status: 500,
    headers: {},
    body: {
      type: problemType("internal-error"),
      title: titleOf("internal-error"),
      status: 500,
      detail: "Something went wrong on our side. Quote the trace id when you report it.",
      code: "internal-error",
      traceId,
    },
  };
}

function problemType(code: string): string {
  return `https://mailroom.example/problems/${code}`;
}

/** `offer-taken` → `Offer taken`. */
function titleOf(code: string): string {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
