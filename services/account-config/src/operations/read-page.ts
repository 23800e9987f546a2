type Position = { readonly name: string; readonly id: string };

/** A page by name and id: one row more is read, which tells whether there is a next page. */
export async function readPage<T>(
  limit: number,
  read: (limit: number) => Promise<T[]>,
  positionOf: (row: T) => Position,
): Promise<{ rows: T[]; last: Position | null }> {
  const found = await read(limit + 1);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, last: last === undefined ? null : positionOf(last) };
}
