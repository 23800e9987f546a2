import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { startManagedProcess, type ManagedProcess, type ManagedProcessOptions } from "./managed-process.ts";
import { waitUntilReady } from "./readiness.ts";
import type { Restartable } from "./restartable.ts";

/** A backing server that can be made to fail. */
export type Server = {
  /** SIGKILL, with all its children; data stays. */
  kill(): Promise<void>;
  /** Ends it where it still runs and starts it again, with the same port and data. Resolves when it answers. */
  restart(): Promise<void>;
  /** The programs it consists of, each to be started again by itself; none where somebody else runs it. */
  readonly programs: readonly Restartable[];
};

export type LocalServerOptions = Omit<ManagedProcessOptions, "layer"> & {
  readonly readyDeadlineMs: number;
  /** Rejects while the server does not answer. */
  readonly probe: () => Promise<unknown>;
  /** Mends what a crash may have left in the data directory. */
  readonly beforeStart?: () => Promise<void>;
};

/** Starts a server of this machine and waits for its first answer. */
export async function startLocalServer(options: LocalServerOptions): Promise<Server> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  let running = await launch(options);
  const restart = async () => {
    await running.end();
    running = await launch(options);
  };
  const program: Restartable = {
    name: options.name,
    log: options.logFile,
    findExit: async () => {
      if (running.isRunning()) return null;
      // it ends nothing any more, but knows how it ended a moment later
      await running.kill();
      return running.findExit();
    },
    restart,
  };
  return { kill: async () => running.kill(), restart, programs: [program] };
}

async function launch(options: LocalServerOptions): Promise<ManagedProcess> {
  await options.beforeStart?.();
  const started = await startManagedProcess({ ...options, layer: "server" });
  try {
    await waitUntilReady({
      what: options.name,
      deadlineMs: options.readyDeadlineMs,
      probe: options.probe,
      isRunning: () => started.isRunning(),
    });
  } catch (error) {
    const hasEnded = !started.isRunning();
    await started.kill();
    const what = hasEnded ? `ended (${started.findExit()}) before it was ready` : "could not be started";
    const tail = await started.readLogTail();
    throw new Error(`${options.name} ${what}. The end of ${options.logFile}:\n${tail}`, { cause: error });
  }
  return started;
}
