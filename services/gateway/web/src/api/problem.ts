/** What can go wrong with a call, in the one form the pages know: a refusal of the server, or no answer at all. */
import type { Problem } from "./resources.ts";

/** The server answered with a problem (RFC 9457). */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ApiError";
    this.problem = problem;
  }
}

/** There was no answer: no connection, or the deadline passed. The call may or may not have been carried out. */
export class ConnectionError extends Error {
  constructor(options?: ErrorOptions) {
    super("No answer from the server", options);
    this.name = "ConnectionError";
  }
}

export type FieldFault = { readonly pointer: string; readonly detail: string; readonly column?: number };

export function faultsOf(error: unknown): readonly FieldFault[] {
  return error instanceof ApiError ? (error.problem.errors ?? []) : [];
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ApiError && codes.includes(error.problem.code);
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.problem.status === status;
}

/**
 * Whether the same call may succeed a little later. A 504 has kept whoever waits waiting already: they are told, instead of
 * waiting twice more before a word is said.
 */
export function isTemporary(error: unknown): boolean {
  return error instanceof ConnectionError || hasStatus(error, 503);
}

/** A proxy in between may answer with something that is no problem document. */
export function toProblem(body: unknown, response: { status: number; statusText: string; traceId: string }): Problem {
  if (isProblem(body)) return body;
  const title = response.statusText === "" ? String(response.status) : response.statusText;
  return {
    type: "about:blank",
    title,
    status: response.status,
    detail: title,
    code: "no-problem-document",
    traceId: response.traceId,
  };
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "code" in body &&
    typeof body.code === "string" &&
    "detail" in body &&
    typeof body.detail === "string"
  );
}

/** `/imap/port` or `#/imap/port` → `imap.port`; null for what is not in the body (`#query/…`, `#header/…`). */
export function fieldPathOf(pointer: string): string | null {
  const path = pointer.startsWith("#") ? pointer.slice(1) : pointer;
  if (!path.startsWith("/")) return null;
  return path
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}
