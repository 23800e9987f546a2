import { canInstallPackages, installDebianPackages } from "./debian-packages.ts";
import { findProgram } from "./find-program.ts";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * The Chromium for browser tests: one on the PATH (or what `MAILROOM_BROWSER` names), else Debian's, installed as root.
 *
 * @throws with the command to type where there is none and none may be installed.
 */
export async function provideBrowser(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly progress: (line: string) => void;
}): Promise<string> {
  const named = options.environment["MAILROOM_BROWSER"];
  if (named !== undefined && named !== "") return named;
  const found = find(options.environment["PATH"] ?? "");
  if (found !== null) return found;
  if (!canInstallPackages()) {
    throw new Error(
      "The browser tests need Chromium. Install it: sudo apt-get update && sudo apt-get install -y chromium",
    );
  }
  await installDebianPackages(["chromium"], options.progress);
  const installed = find(options.environment["PATH"] ?? "");
  if (installed === null) throw new Error("Chromium was installed, but no program of that name was found.");
  return installed;
}

function find(searchPath: string): string | null {
  for (const name of names) {
    const path = findProgram(name, searchPath);
    if (path !== null) return path;
  }
  return null;
}
