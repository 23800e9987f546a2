import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@mailroom/runtime/logger";
import type { DispatchRequest } from "../operations/dispatch-work.ts";

export type Dispatcher = {
  /** Have these looked at soon, and everything else that waits; what is asked while a run is on becomes the next run. */
  request(itemIds: readonly string[], source?: DispatchRequest["source"]): void;
  /** Ends after the present run. */
  stop(): Promise<void>;
};

const retryMs = 500;
const longestList = 200;

/** Runs dispatch whenever something asks for it, one run at a time in this process. */
export function makeDispatcher(options: {
  /** Answers true where there may be more to do at once. */
  readonly dispatch: (request: DispatchRequest) => Promise<boolean>;
  readonly logger: Logger;
}): Dispatcher {
  const wanted = new Set<string>();
  const stopping = new AbortController();
  let source: DispatchRequest["source"] | null = null;
  let running: Promise<void> | null = null;

  async function runOnce(): Promise<void> {
    const itemIds = [...wanted].slice(0, longestList);
    const request: DispatchRequest = { itemIds, source: source ?? "working-set" };
    for (const id of itemIds) wanted.delete(id);
    source = wanted.size > 0 ? request.source : null;
    try {
      if (await options.dispatch(request)) source = "postgres";
    } catch (error) {
      options.logger.warn({ err: error }, "dispatch failed, trying again");
      for (const id of itemIds) wanted.add(id);
      source = "postgres";
      await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function run(): Promise<void> {
    // What else the same commit asks for comes along.
    await Promise.resolve();
    while (source !== null && !stopping.signal.aborted) await runOnce();
    running = null;
  }

  return {
    request(itemIds, from = "working-set") {
      if (stopping.signal.aborted) return;
      for (const id of itemIds) wanted.add(id);
      source = source === "postgres" ? source : from;
      running ??= run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
