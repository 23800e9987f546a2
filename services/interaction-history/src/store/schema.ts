/**
 * Statements here are written as SQL, with row types beside them; the tables are in `migrations/`. So kysely, which
 * runs them, is told of no table.
 */
export type HistoryDatabase = Record<string, never>;
