/**
 * `ENOENT`, `ESRCH`, …; null for what has no code. Not by `instanceof Error`: in a test's sandbox the errors of Node's own
 * modules are of another `Error`.
 */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
