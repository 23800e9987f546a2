import { canInstallPackages, installDebianPackages } from "./debian-packages.ts";
import { findProgram } from "./find-program.ts";

/** The same engine without a window around its pages: tests need a sixth less processor time in it, so it is preferred. */
const shells = ["chromium-headless-shell", "chrome-headless-shell", "headless_shell"];
const browsers = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * The Chromium for browser tests: what `MAILROOM_BROWSER` names, else a headless shell or a browser on the PATH, else
 * Debian's, installed as root (the whole browser where this Debian has no headless shell).
 *
 * @throws with the command to type where there is none and none may be installed.
 */
export async function provideBrowser(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly progress: (line: string) => void;
}): Promise<string> {
  const { environment, progress } = options;
  const named = environment["MAILROOM_BROWSER"];
  if (named !== undefined && named !== "") return named;
  const found = find(environment["PATH"] ?? "");
  if (found !== null) return found;
  if (!canInstallPackages()) {
    throw new Error(
      "The browser tests need Chromium. Install it: sudo apt-get update && sudo apt-get install -y chromium",
    );
  }
  await installDebianPackages(["chromium-headless-shell"], progress).catch(async () => {
    await installDebianPackages(["chromium"], progress);
  });
  const installed = find(environment["PATH"] ?? "");
  if (installed === null) throw new Error("Chromium was installed, but no program of that name was found.");
  return installed;
}

function find(searchPath: string): string | null {
  for (const name of [...shells, ...browsers]) {
    const path = findProgram(name, searchPath);
    if (path !== null) return path;
  }
  return null;
}
