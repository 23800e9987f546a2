import type { Logger } from "@mailroom/runtime/logger";

export type LoadAnnouncer = { note(agentIds: readonly string[]): void; stop(): Promise<void> };

/** Loads change with every offer: what comes within this time is told once. People do not read faster. */
const gatherMs = 50;

/** Tells changed loads a moment later, away from the path of a message. What fails is found by the sweep. */
export function makeLoadAnnouncer(options: {
  readonly announceLoad: (agentIds: readonly string[]) => Promise<void>;
  readonly logger: Logger;
}): LoadAnnouncer {
  const dirty = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  function flush(): void {
    timer = null;
    const agentIds = [...dirty];
    dirty.clear();
    running = running
      .then(() => options.announceLoad(agentIds))
      .catch((error: unknown) => {
        options.logger.debug({ err: error }, "loads not announced, the sweep will");
      });
  }

  return {
    note(agentIds) {
      for (const id of agentIds) dirty.add(id);
      if (dirty.size > 0) timer ??= setTimeout(flush, gatherMs);
    },
    async stop() {
      if (timer !== null) {
        clearTimeout(timer);
        flush();
      }
      await running;
    },
  };
}
