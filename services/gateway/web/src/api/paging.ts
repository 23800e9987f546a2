import { infiniteQueryOptions, type InfiniteData, type QueryKey } from "@tanstack/react-query";
import type { Page } from "./resources.ts";

const firstPage: string | null = null;

/** A list that is read page by page, by the server's cursors. `fetchPage` gets `{}` for the first page. */
export function pagedQuery<Item>(
  queryKey: QueryKey,
  fetchPage: (position: { cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: firstPage,
    getNextPageParam: (last: Page<Item>) => last.page.nextCursor,
  });
}

export function itemsOf<Item>(data: InfiniteData<Page<Item>> | undefined): Item[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}
