import type { Logger } from "@mailroom/runtime/logger";
import type { OrphanBook } from "../operations/ports.ts";

export type OrphanWatchOptions = {
  readonly orphans: OrphanBook;
  readonly logger: Logger;
  /** Of all accounts, whichever worker counts. */
  readonly onCounted: (orphans: number) => void;
};

const everyMs = 3_000;

/**
 * Finds the accounts that no worker takes (S43): each gets its state and one line in the log, and their number is what an
 * alarm looks at. Every worker watches, as the missing one cannot. Answers what ends it.
 */
export function startOrphanWatch({ orphans, logger, onCounted }: OrphanWatchOptions): () => Promise<void> {
  async function look(): Promise<void> {
    for (const { accountId, hostname } of await orphans.reportNew()) {
      logger.error({ accountId, hostname }, "no worker takes the account");
    }
    onCounted(await orphans.count());
  }

  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => {
        logger.warn({ err: error }, "accounts without a worker could not be looked for");
      })
      .finally(() => (looking = null));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
