export type DomainErrorKind = "invalid" | "not-found" | "conflict" | "forbidden" | "unavailable";

export type FieldError = {
  readonly pointer: string;
  readonly detail: string;
  /** Where in a text the mistake begins; counts UTF-16 units from 1. */
  readonly column?: number;
};

type DomainErrorOptions = {
  readonly cause?: unknown;
  /** Faults by field, with JSON pointers, for `invalid`. */
  readonly fields?: readonly FieldError[];
  /** For `unavailable` and rate limits: when another try makes sense. */
  readonly retryAfterSeconds?: number;
  /** Who has what was wanted, where a conflict is with a person. */
  readonly holderId?: string;
  /** Overrides the status that `kind` maps to (e.g. 413, 428, 412, 429). */
  readonly status?: number;
};

/**
 * A refusal that says who can mend it and whether waiting helps. `code` is kebab-case and listed in docs/problems.md;
 * `message` is safe to show to the caller.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: string;
  readonly kind: DomainErrorKind;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | null;
  readonly holderId: string | null;
  readonly status: number | null;

  constructor(code: string, kind: DomainErrorKind, message: string, options: DomainErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.kind = kind;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.holderId = options.holderId ?? null;
    this.status = options.status ?? null;
  }
}
