import { DomainError } from "@mailroom/contracts/domain-error";
import { isUnreachable } from "@mailroom/postgres/postgres-error";
import type { Kysely, Transaction } from "kysely";

/** Statements are written as SQL; kysely runs them. */
export type Database = Record<string, never>;
export type Executor = Kysely<Database> | Transaction<Database>;

/** Says of a database that is away that waiting helps; every other error stays what it is. */
export async function reach<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw new DomainError("storage-unavailable", "unavailable", "The database does not answer.", { cause: error });
  }
}

export function leaseLost(): DomainError {
  return new DomainError("lease-lost", "conflict", "Another worker has taken the account over.");
}
