import type { Cursor } from "@mailroom/http/cursor";
import Type from "typebox";

const NamePosition = Type.Object({ name: Type.String(), id: Type.String() });

/** Lists by name: the cursor is the last row's name and id. */
export function positionAfter(cursor: Cursor, text: string | undefined): { name: string; id: string } | null {
  return text === undefined ? null : cursor.decodeAs(NamePosition, text);
}

type PageQuery = {
  readonly cursor?: string | undefined;
  readonly search?: string | undefined;
  readonly limit?: number | undefined;
};

/** Which part of a list by name is asked for: without a word of it, the first fifty. */
export function pageAsked({ cursor: text, search, limit = 50 }: PageQuery, cursor: Cursor) {
  return { search: search ?? null, after: positionAfter(cursor, text), limit };
}

export function pageOf<Items>(items: Items, last: { name: string; id: string } | null, cursor: Cursor) {
  return { items, page: { nextCursor: last === null ? null : cursor.encode(last) } };
}
