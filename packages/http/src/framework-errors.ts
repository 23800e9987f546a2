import { DomainError } from "@mailroom/contracts/domain-error";

type Refusal = { readonly code: string; readonly status: number; readonly detail: string };

/** Refusals by the framework itself, before a handler runs: its code → ours. */
const refusals: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: "body-too-large",
    status: 413,
    detail: "The body is larger than this call takes.",
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "unsupported-media-type",
    status: 415,
    detail: "This Content-Type is not supported. Send the body as application/json.",
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: "malformed-request",
    status: 400,
    detail: "The body is not as long as Content-Length says.",
  },
  FST_ERR_BAD_URL: { code: "malformed-request", status: 400, detail: "The path is not a valid URL path." },
  // Paths with "..", empty segments or what else leads out of the directory of files.
  FST_STATIC_FORBIDDEN_PATH: { code: "not-found", status: 404, detail: "There is nothing at this address." },
  FST_ERR_MAX_PARAM_LENGTH: { code: "not-found", status: 404, detail: "There is nothing at this address." },
};

/** Our own error for what the framework refused; null for anything that nobody foresaw. `bodyLimit` is in bytes. */
export function refusalOf(error: unknown, bodyLimit: number | undefined): DomainError | null {
  if (error instanceof DomainError) return error;
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const refusal = refusals[error.code];
  if (refusal === undefined) return null;
  if (refusal.status === 413 && bodyLimit !== undefined) return bodyTooLarge(bodyLimit, error);
  return new DomainError(refusal.code, "invalid", refusal.detail, { status: refusal.status, cause: error });
}

export function bodyTooLarge(maxBytes: number, cause?: unknown): DomainError {
  const detail = `The body is larger than this call takes. It may have ${maxBytes} bytes.`;
  return new DomainError("body-too-large", "invalid", detail, { status: 413, cause });
}
