import { setTimeout as wait } from "node:timers/promises";
import type { ServiceInstance } from "@mailroom/local-stack/service-instance";

/** What has to be known of a service to keep it running. */
export type KeptService = Pick<ServiceInstance, "service" | "logFile" | "isRunning" | "restart">;

export type KeepOptions = {
  readonly report: (line: string) => void;
  /** After a service is ready again, as another process than before. */
  readonly onRestarted: () => Promise<void>;
  /** Ends the watch. A restart under way is not waited for: it ends with the system. */
  readonly signal: AbortSignal;
  /** How often to look; each restart that fails doubles the pause, up to 32 times. Default 1,000. */
  readonly everyMs?: number;
};

/** Starts services again that end by themselves, and says so: nobody looks into six log files. */
export function keepRunning(services: readonly KeptService[], options: KeepOptions): void {
  for (const service of services) void keepOne(service, options);
}

async function keepOne(kept: KeptService, options: KeepOptions): Promise<void> {
  const { report, signal, everyMs = 1_000 } = options;
  let failures = 0;
  while (await passes(everyMs * 2 ** failures, signal)) {
    if (kept.isRunning()) continue;
    report(`${kept.service} has ended by itself and is started again. Its log: ${kept.logFile}`);
    const error = await restart(kept, options);
    if (signal.aborted) return;
    failures = error === null ? 0 : Math.min(failures + 1, 5);
    report(error === null ? `${kept.service} is ready again` : `${kept.service} did not start: ${error.message}`);
  }
}

async function restart(kept: KeptService, { onRestarted, signal }: KeepOptions): Promise<Error | null> {
  try {
    await kept.restart();
    if (!signal.aborted) await onRestarted();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** False where the watch ended meanwhile. */
async function passes(ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(ms, true, { signal }).catch(() => false);
}
