import { infiniteQueryOptions, type InfiniteData, type QueryKey } from "@tanstack/react-query";
import type { Page } from "./resources.ts";

const firstPage: string | null = null;

/**
 * A list that is read page by page, by the server's cursors. `fetchPage` gets `{}` for the first page. While it is searched or
 * filtered anew its rows stay until the next ones are there.
 */
export function pagedQuery<Item>(
  queryKey: QueryKey,
  fetchPage: (position: { cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: firstPage,
    getNextPageParam: (last: Page<Item>) => last.page.nextCursor,
    placeholderData: (previous, query) =>
      query !== undefined && isSameList(query.queryKey, queryKey) ? previous : undefined,
  });
}

/** Keys that differ in their filters only, and not in whose list it is. */
export function isSameList(one: QueryKey, other: QueryKey): boolean {
  const [left, right] = [one.at(-1), other.at(-1)];
  if (!isFilters(left) || !isFilters(right) || left["accountId"] !== right["accountId"]) return false;
  return one.length === other.length && one.slice(0, -1).every((part, at) => part === other[at]);
}

function isFilters(part: unknown): part is Record<string, unknown> {
  return typeof part === "object" && part !== null;
}

export function itemsOf<Item>(data: InfiniteData<Page<Item>> | undefined): Item[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** As many pages of 200 as nobody reads on a screen; more is another list. */
const mostPages = 50;

/** A whole list, one page after another, for what needs all of it: exports, states by id. */
export async function everyPage<Item>(
  fetchPage: (position: { cursor?: string; limit: number }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { items: more, page }: Page<Item> = await fetchPage({ limit: 200, ...(cursor === null ? {} : { cursor }) });
    items.push(...more);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return items;
}

/**
 * All of a list to name and to choose from, in the form of one page. A part of it would look like all: what is not there could
 * not be chosen, has no name, and would be taken away by a form that saves what it has read.
 */
export async function wholeList<Item extends { readonly id: string }>(
  fetchPage: (position: { cursor?: string; limit: number }) => Promise<Page<Item>>,
): Promise<{ readonly items: Item[] }> {
  const items = await everyPage(fetchPage);
  // what is renamed between two pages may be on both
  return { items: [...new Map(items.map((item) => [item.id, item])).values()] };
}
