/**
 * What a failed statement means for the caller. Codes: PostgreSQL documentation, appendix A.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { isOutdatedPlan } from "./preparing-client.ts";

/**
 * SQLSTATE of an error of the server, or the system's code (ECONNREFUSED …); null for anything else. Goes by form, not
 * by class: errors of other realms (worker contexts, test runners) count as well.
 */
export function errorCodeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  // connect() to a name with several addresses fails with an AggregateError
  if ("errors" in error && Array.isArray(error.errors)) return errorCodeOf(error.errors[0]);
  return null;
}

/** 40001, 40P01, or a plan that a migration has outdated: the same transaction may well succeed when it runs again. */
export function isRepeatable(error: unknown): boolean {
  const code = errorCodeOf(error);
  return code === "40001" || code === "40P01" || isOutdatedPlan(error);
}

/** A row or table lock could not be had in time (55P03). */
export function isLockTimeout(error: unknown): boolean {
  return errorCodeOf(error) === "55P03";
}

const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
]);
// 57P01-57P03: shut down, crashed, starting up; 57P05, 25P03: idle session ended; 53xxx: disk full, out of memory, too many
// connections, a limit of its configuration; 58000, 58030: its system; 25006: it only reads (a stand-by, or for want of space)
const serverCodes = new Set(["57P01", "57P02", "57P03", "57P05", "25P03", "58000", "58030", "25006"]);
// what pg throws without a code when a socket closes or a deadline passes
const connectionMessages =
  /^(Connection terminated|timeout (exceeded )?when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/;

/**
 * The server cannot do its work now: the connection or the machine behind it, not the statement, failed. A DomainError is somebody's
 * judgement about something else and never counts, whatever its cause.
 */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof DomainError) return false;
  const code = errorCodeOf(error);
  if (code !== null) return networkCodes.has(code) || serverCodes.has(code) || /^(08|53)/.test(code);
  return error instanceof Error && connectionMessages.test(error.message);
}
