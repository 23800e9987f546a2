import { rm } from "node:fs/promises";
import { connectDocker } from "./docker-engine.ts";
import { killOrphans, killTree, signal, waitUntilGone, type Place } from "./process-table.ts";

/** Something that must not outlive the process that made it. Plain data: it travels to the watchdog as JSON. */
export type Ward =
  | {
      readonly kind: "process";
      readonly pid: number;
      /** Services end before the servers they use. */
      readonly layer: "service" | "server";
      /** What asks it to end cleanly. */
      readonly endSignal: NodeJS.Signals;
      /** SIGKILL after this long. */
      readonly graceMs: number;
      /** Where it and its children alone work, and as what program; null: it has no children. */
      readonly place: Place | null;
    }
  | { readonly kind: "container"; readonly id: string }
  | { readonly kind: "path"; readonly path: string };

/** One name per thing, so that it can be released. */
export function wardKey(ward: Ward): string {
  switch (ward.kind) {
    case "process":
      return `process ${ward.pid}`;
    case "container":
      return `container ${ward.id}`;
    case "path":
      return `path ${ward.path}`;
  }
}

/** Ends processes by layer, then containers, then removes paths. Goes on when one of them fails. */
export async function endWards(wards: readonly Ward[]): Promise<void> {
  for (const layer of ["service", "server"] as const) {
    const members = wards.filter((ward) => ward.kind === "process").filter((ward) => ward.layer === layer);
    await Promise.allSettled(members.map(async (ward) => endProcess(ward)));
  }
  const containers = wards.filter((ward) => ward.kind === "container");
  await Promise.allSettled(containers.map(async (ward) => removeContainer(ward.id)));
  const paths = wards.filter((ward) => ward.kind === "path");
  await Promise.allSettled(paths.map(async (ward) => rm(ward.path, { recursive: true, force: true, maxRetries: 3 })));
}

/** Asks a process to end, also a stopped one, and kills what is left of it after its grace, and of its children. */
export async function endProcess(target: Extract<Ward, { kind: "process" }>): Promise<void> {
  signal(target.pid, target.endSignal);
  signal(target.pid, "SIGCONT");
  if (!(await waitUntilGone([target.pid], target.graceMs))) await killTree(target.pid);
  killOrphans(target);
}

/** With its anonymous volumes; named ones, which a persistent stack keeps, stay. */
async function removeContainer(id: string): Promise<void> {
  const engine = await connectDocker();
  await engine?.getContainer(id).remove({ force: true, v: true });
}
