/**
 * Fills Redis from Postgres whenever it has lost everything (FLUSHALL, a new server). A new epoch is named first; from then
 * on every writer adds to it, and one builder files what was there before, a higher version winning. Only then is it read.
 */
import { readFileSync } from "node:fs";
import type { Offer } from "../domain/offer.ts";
import type { WorkItem } from "../domain/work-item.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import type { Filing } from "./working-set.ts";

/** What is open in Postgres, page by page in the order of ids. */
export type OpenWork = {
  pageItems(afterId: string | null, limit: number): Promise<WorkItem[]>;
  pageOffers(afterId: string | null, limit: number): Promise<Offer[]>;
};

export type EpochOptions = {
  readonly connection: RedisConnection;
  readonly filing: Filing;
  readonly openWork: OpenWork;
  readonly newId: () => string;
};

const finishBuild = readFileSync(new URL("finish-build.lua", import.meta.url), "utf8");
/** Another builder takes over after this. */
const builderMs = 30_000;
const pageSize = 500;

/** Answers whether the set is complete afterwards. Throws what Redis or Postgres throw: try again later. */
export async function ensureEpoch(options: EpochOptions): Promise<boolean> {
  const { connection, newId } = options;
  const { client } = connection;
  if (!connection.isReady()) return false;
  await client.set(keys.epoch, newId(), "NX");
  const [epoch, built] = await client.mget(keys.epoch, keys.built);
  if (typeof epoch !== "string") return false;
  if (epoch === built) return true;
  const isMine = await client.set(keys.builder, newId(), "PX", builderMs, "NX");
  if (isMine === null) return false;
  try {
    await fill(options);
    return (await client.eval(finishBuild, 2, keys.epoch, keys.built, epoch)) === 1;
  } finally {
    await client.del(keys.builder).catch(() => undefined); // it expires by itself
  }
}

async function fill({ filing, openWork }: EpochOptions): Promise<void> {
  await eachPage(
    (afterId, limit) => openWork.pageItems(afterId, limit),
    (item) => filing.item(item),
  );
  await eachPage(
    (afterId, limit) => openWork.pageOffers(afterId, limit),
    (offer) => filing.offer(offer),
  );
}

async function eachPage<T extends { readonly id: string }>(
  readPage: (afterId: string | null, limit: number) => Promise<T[]>,
  file: (row: T) => Promise<void>,
): Promise<void> {
  let afterId: string | null = null;
  for (;;) {
    const page: T[] = await readPage(afterId, pageSize);
    await Promise.all(page.map(file));
    afterId = page.at(-1)?.id ?? null;
    if (page.length < pageSize) return;
  }
}
