import { DomainError } from "@mailroom/contracts/domain-error";
import { errorCodeOf, isUnreachable } from "@mailroom/postgres/postgres-error";

/** SQLSTATE undefined_table and invalid_schema_name: before the first migration has run. */
const notMigratedCodes = new Set(["42P01", "3F000"]);

/**
 * Runs work on the database; that it is away, or not migrated yet, is no fault of the caller's.
 *
 * @throws DomainError `service-unavailable` (503)
 */
export async function orUnavailable<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isUnreachable(error) && !notMigratedCodes.has(errorCodeOf(error) ?? "")) throw error;
    throw new DomainError("service-unavailable", "unavailable", "The gateway's database cannot be reached right now.", {
      cause: error,
      retryAfterSeconds: 2,
    });
  }
}
