import { readdir, readFile, readlink } from "node:fs/promises";

/**
 * Which process listens on a TCP port, as far as this user may know: reads /proc, so null on other systems.
 */
export async function findPortHolder(port: number): Promise<{ pid: number; command: string } | null> {
  const inodes = await listeningInodes(port);
  if (inodes.size === 0) return null;
  const entries = await readdir("/proc").catch(() => []);
  for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
    if (!(await holdsSocket(entry, inodes))) continue;
    const command = (await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ").trim();
    return { pid: Number(entry), command: command.slice(0, 120) };
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
