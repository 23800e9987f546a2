import type { Cursor } from "@mailroom/http/cursor";
import type { Static, TSchema } from "typebox";

const defaultLimit = 50;

export type PageRequest = { readonly limit?: number; readonly cursor?: string };

/** Rows to read: one more than are shown tells whether there is another page. */
export function limitOf({ limit }: PageRequest): number {
  return limit ?? defaultLimit;
}

/** Where the page before ended, or null on the first. @throws DomainError `invalid-cursor` */
export function positionOf<S extends TSchema>(cursor: Cursor, schema: S, query: PageRequest): Static<S> | null {
  return query.cursor === undefined ? null : cursor.decodeAs(schema, query.cursor);
}

/** `rows` are up to `limit` + 1. */
export function pageOfRows<T>(
  rows: readonly T[],
  limit: number,
  nextCursor: (last: T) => string,
): { readonly items: readonly T[]; readonly page: { readonly nextCursor: string | null } } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, page: { nextCursor: rows.length > limit && last !== undefined ? nextCursor(last) : null } };
}
