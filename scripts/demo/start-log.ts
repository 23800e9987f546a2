import { open, readFile, rename, rm } from "node:fs/promises";
import { startLogFile } from "./paths.ts";

/** What a start in the background says: a file of its own until it is sure that this start is the one that goes on. */
export type StartLog = {
  /** For the process that runs the system. */
  readonly fd: number;
  /** What has come since the last call. */
  readNew(): Promise<string>;
  /** From now on it is `file`, in place of the one before. Later calls do nothing. */
  keep(): Promise<void>;
  /** Nobody writes to it here any longer; a log that was not kept is removed. */
  close(): Promise<void>;
};

export async function openStartLog(file = startLogFile): Promise<StartLog> {
  const own = `${file}.${process.pid}`;
  const handle = await open(own, "w", 0o600);
  let shown = 0;
  let isKept = false;
  return {
    fd: handle.fd,
    async readNew() {
      const text = await readFile(isKept ? file : own, "utf8");
      const fresh = text.slice(shown);
      shown = text.length;
      return fresh;
    },
    async keep() {
      if (isKept) return;
      await rename(own, file);
      isKept = true;
    },
    async close() {
      await handle.close();
      if (!isKept) await rm(own, { force: true });
    },
  };
}
