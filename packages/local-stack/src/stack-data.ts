import { existsSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backingServiceNames } from "./backing-service-name.ts";
import { removeVolumes } from "./docker-server.ts";
import { readStackState } from "./stack-state.ts";

/**
 * Removes everything a persistent stack kept, also what lies behind a link or in Docker volumes (`npm start -- --fresh`). The stack
 * must have ended.
 */
export async function removeStackData(directory: string): Promise<void> {
  if (!existsSync(directory)) return;
  const { sources } = readStackState(directory);
  const inDocker = backingServiceNames.filter((name) => sources[name] === "docker");
  if (inDocker.length > 0) await removeVolumes(directory, inDocker);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isSymbolicLink() && existsSync(path)) rmSync(realpathSync(path), { recursive: true, force: true });
  }
  rmSync(directory, { recursive: true, force: true });
}
