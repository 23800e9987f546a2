import type { Logger } from "@mailroom/runtime/logger";
import type { MailboxTask } from "../operations/ports.ts";
import { runMailboxTask, type TaskPorts } from "../operations/run-mailbox-task.ts";

export type MailboxTaskRunner = { start(): void; wake(): void; stop(): Promise<void> };

const sweepMs = 1_500;
/** A third of the time that a claim lasts. */
const keepEveryMs = 15_000;
/** Each holds a connection, and one copy at a time in memory. */
const atOnce = 2;

/** Runs what commands have asked for: at once after the commit, and by a sweep for what is due again. */
export function makeMailboxTaskRunner(ports: TaskPorts & { readonly logger: Logger }): MailboxTaskRunner {
  const { logger } = ports;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function runDue(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      const due = await ports.tasks.claimDue(atOnce);
      if (due.length > 0) isWanted = true;
      await Promise.all(
        due.map(async (task) => {
          const { accountId, deliveryId, kind } = task;
          const error = await keeping(task, () => runMailboxTask(ports, task));
          if (error !== null) logger.warn({ err: error, accountId, deliveryId, kind }, "mailbox task failed");
          else logger.info({ accountId, deliveryId, kind }, "mailbox task done");
        }),
      );
    }
  }

  /** The task stays this worker's for as long as it runs. */
  async function keeping<T>(task: MailboxTask, run: () => Promise<T>): Promise<T> {
    const renewal = setInterval(() => {
      ports.tasks.keep(task).catch((error: unknown) => {
        logger.warn({ err: error, deliveryId: task.deliveryId }, "mailbox task could not be kept");
      });
    }, keepEveryMs);
    try {
      return await run();
    } finally {
      clearInterval(renewal);
    }
  }

  function wake(): void {
    isWanted = true;
    if (running !== null || isStopped) return;
    running = runDue()
      .catch((error: unknown) => {
        logger.warn({ err: error }, "mailbox tasks could not be read");
      })
      .finally(() => (running = null));
  }

  return {
    start() {
      timer = setInterval(wake, sweepMs);
      wake();
    },
    wake,
    async stop() {
      isStopped = true;
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}
