import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@mailroom/runtime/logger";
import { resealElsewhere, resealPage, type ResealPorts } from "../operations/reseal-secrets.ts";

export type ResealPass = { stop(): Promise<void> };

/** Between two pages, so that the pass is never what the system is busy with. */
const betweenPagesMs = 50;
const retryMs = 5_000;

/** One pass in the background over all secrets, at the start of the process: keys change with a restart. */
export function startResealPass(ports: ResealPorts, logger: Logger): ResealPass {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    let after: string | null = null;
    let resealed = 0;
    let isElsewhereDone = false;
    do {
      try {
        if (!isElsewhereDone) await resealElsewhere(ports);
        isElsewhereDone = true;
        const page = await resealPage(ports, after);
        resealed += page.resealed;
        if (page.next === null) break;
        after = page.next;
        await wait(betweenPagesMs);
      } catch (error) {
        logger.warn({ err: error }, "sealing secrets anew is interrupted");
        await wait(retryMs);
      }
    } while (!stopping.signal.aborted);
    if (resealed > 0) logger.info({ accounts: resealed }, "secrets sealed with the new key");
  };
  const wait = (ms: number) => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
