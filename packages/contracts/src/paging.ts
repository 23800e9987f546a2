import Type, { type TObject, type TProperties, type TSchema } from "typebox";
import { closed } from "./closed.ts";

const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50, description: "Rows a page" })),
  cursor: Type.Optional(Type.String({ maxLength: 8000, description: "`page.nextCursor` of the page before" })),
};

/** Query of a list: the filters given, plus `limit` and `cursor`. */
export function listQuery<P extends TProperties>(filters: P): TObject<P & typeof pageQuery> {
  return closed({ ...filters, ...pageQuery });
}

/** One page of a list. Rows are in a stable order; `nextCursor` is null on the last page. */
export function pageOf<S extends TSchema>(item: S) {
  return closed({
    items: Type.Array(item),
    page: closed({ nextCursor: Type.Union([Type.String(), Type.Null()]) }),
  });
}
