import type { Cursor } from "@mailroom/http/cursor";
import Type from "typebox";
import type { Page, PageRequest } from "../operations/ports.ts";

const defaultLimit = 50;

/** Limit and position of a list's query, and the page as the API shows it. `list` names the list. */
export function makePaging(cursor: Cursor, list: string) {
  // With the list's name, so that a cursor of another list is refused.
  const Position = Type.Object({ list: Type.Literal(list), after: Type.Array(Type.String()) });
  return {
    read(query: { readonly limit?: number | undefined; readonly cursor?: string | undefined }): PageRequest {
      const limit = query.limit ?? defaultLimit;
      if (query.cursor === undefined) return { limit, after: null };
      return { limit, after: cursor.decodeAs(Position, query.cursor).after };
    },
    show<T, V>(page: Page<T>, show: (row: T) => V): { items: V[]; page: { nextCursor: string | null } } {
      const nextCursor = page.next === null ? null : cursor.encode({ list, after: page.next });
      return { items: page.items.map(show), page: { nextCursor } };
    },
  };
}
