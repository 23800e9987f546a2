import { listAccounts } from "@mailroom/contracts/api/account";
import type { Cursor } from "@mailroom/http/cursor";
import { makeItemsRenderer } from "@mailroom/http/items-renderer";
import type { RenderedList } from "@mailroom/http/rendered-list";
import type { FastifyInstance } from "fastify";
import { LRUCache } from "lru-cache";
import type { ShownPages } from "../operations/read-accounts.ts";
import { pageOf } from "./paging.ts";

/** All pages of ten thousand accounts, and three times as much of searches. */
const keptBytes = 16 * 1024 * 1024;

/** Pages of the list as the bytes that are sent. */
export function keepAccountPages(server: FastifyInstance, cursor: Cursor): ShownPages<RenderedList> {
  const render = makeItemsRenderer(server, listAccounts);
  const kept = new LRUCache<string, RenderedList>({
    maxSize: keptBytes,
    sizeCalculation: ({ items }, mark) => items.bytes.length + mark.length,
  });
  return {
    show: (accounts, last) => pageOf(render(accounts), last, cursor),
    get: (mark) => kept.get(mark),
    set: (mark, page) => {
      kept.set(mark, page);
    },
  };
}
