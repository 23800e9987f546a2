/** The violated constraint's name (Postgres 23505, appendix A of its manual), or null for any other error. */
export function uniqueViolation(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "23505") return null;
  return "constraint" in error && typeof error.constraint === "string" ? error.constraint : "";
}
