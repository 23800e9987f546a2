import { existsSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes everything a persistent stack kept, also what lies elsewhere behind a link (`npm start -- --fresh`). The stack
 * must have ended.
 */
export function removeStackData(directory: string): void {
  if (!existsSync(directory)) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isSymbolicLink() && existsSync(path)) rmSync(realpathSync(path), { recursive: true, force: true });
  }
  rmSync(directory, { recursive: true, force: true });
}
