import { readFile } from "node:fs/promises";

/** Highest resident memory a process has had, in MiB (VmHWM); null where /proc does not tell. */
export async function readPeakMemoryMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}
