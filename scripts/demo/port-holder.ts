import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";
import { rootDirectory } from "./paths.ts";

type PortHolder = { readonly pid: number; readonly command: string };

/** Says who listens on a port that is wanted, and what to do about it. */
export function busyPortMessage(port: number, holder: PortHolder | null): string {
  const gateway = path.join(rootDirectory, "services", "gateway", "src", "main.ts");
  if (holder?.command.includes(gateway) === true)
    return `Mailroom is already running here, on port ${port} (process ${holder.pid}). End it with: npm stop`;
  const who = holder === null ? "another program" : `process ${holder.pid} (${holder.command.slice(0, 120)})`;
  const next = port < 65_535 ? port + 1 : 8080;
  return `Port ${port} is in use by ${who}.\nChoose another one: npm start -- --port ${next}`;
}

/**
 * Which process listens on a TCP port, as far as this user may know: reads /proc, so null on other systems.
 */
export async function findPortHolder(port: number): Promise<PortHolder | null> {
  const inodes = await listeningInodes(port);
  if (inodes.size === 0) return null;
  const entries = await readdir("/proc").catch(() => []);
  for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
    if (!(await holdsSocket(entry, inodes))) continue;
    const command = (await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ").trim();
    return { pid: Number(entry), command };
  }
  return null;
}

/** Inodes of the listening sockets of a port; state 0A is LISTEN (proc(5)). */
async function listeningInodes(port: number): Promise<Set<string>> {
  const inodes = new Set<string>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    const text = await readFile(table, "utf8").catch(() => "");
    for (const line of text.split("\n").slice(1)) {
      const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === "0A" && Number.parseInt(local.split(":")[1] ?? "", 16) === port && inode !== undefined)
        inodes.add(inode);
    }
  }
  return inodes;
}

async function holdsSocket(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  for (const descriptor of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
    const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => "");
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined && inodes.has(inode)) return true;
  }
  return false;
}
