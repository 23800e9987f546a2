import type { Cursor } from "@mailroom/http/cursor";
import Type from "typebox";
import type { PageOf, PageRequest } from "../operations/ports.ts";

const defaultLimit = 50;

export type ListQuery = { readonly limit?: number; readonly cursor?: string };

/** Reads limit and cursor; `shape` is the sort key of this list. */
export function readPaging(cursor: Cursor, query: ListQuery, shape: readonly ("text" | "number")[]): PageRequest {
  const key = Type.Tuple(shape.map((one) => (one === "text" ? Type.String() : Type.Number())));
  return {
    limit: query.limit ?? defaultLimit,
    after: query.cursor === undefined ? null : readKey(cursor.decodeAs(key, query.cursor)),
  };
}

function readKey(values: readonly unknown[]): (string | number)[] {
  return values.filter((value) => typeof value === "string" || typeof value === "number");
}

export function toPage<T>(cursor: Cursor, page: PageOf<T>): { items: T[]; page: { nextCursor: string | null } } {
  return { items: page.items, page: { nextCursor: page.next === null ? null : cursor.encode(page.next) } };
}
