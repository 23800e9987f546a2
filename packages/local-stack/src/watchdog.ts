import { spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { isAlive } from "./process-table.ts";
import { endWards, wardKey, type Ward } from "./ward.ts";

/** Ends what it guards when this process ends, be it by SIGKILL. */
export type Watchdog = {
  readonly pid: number;
  /** What comes after the end is ended at once: a start that was under way then. */
  guard(ward: Ward): void;
  /** For what has ended by itself: its process id may soon be another's. */
  release(ward: Ward): void;
  /** Ends everything now; resolves when all is gone. */
  end(): Promise<void>;
};

export async function startWatchdog(): Promise<Watchdog> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("./watchdog-main.ts", import.meta.url))], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    // Where the Docker engine is, if it comes to removing containers.
    env: { ...process.env, NODE_OPTIONS: "" },
    cwd: "/",
  });
  await once(child, "spawn");
  const { pid, stdin } = child;
  if (pid === undefined) throw new Error("the watchdog has no process id");
  // Neither may keep this process alive: its end is what the watchdog waits for.
  child.unref();
  if (stdin instanceof Socket) stdin.unref();
  // A watchdog that was killed breaks the pipe; end() then does the work itself.
  stdin.on("error", () => undefined);

  const wards = new Map<string, Ward>();
  let hasEnded = false;
  const order = (line: object) => stdin.write(`${JSON.stringify(line)}\n`);
  return {
    pid,
    guard(ward) {
      if (hasEnded) {
        void endWards([ward]);
        return;
      }
      wards.set(wardKey(ward), ward);
      order({ guard: ward });
    },
    release(ward) {
      wards.delete(wardKey(ward));
      if (!hasEnded) order({ release: wardKey(ward) });
    },
    async end() {
      hasEnded = true;
      if (isAlive(pid) && child.exitCode === null) {
        child.ref();
        const gone = once(child, "exit");
        stdin.end();
        await gone;
      } else {
        await endWards([...wards.values()]);
      }
      wards.clear();
    },
  };
}
