import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createRequire } from "node:module";

const web = path.resolve(import.meta.dirname, "..");
const buildDeadlineMs = 120_000;

/**
 * The built client. `npm test` has built it once for all and says in `MAILROOM_BUILT_CLIENT` where; without that, or with
 * another configuration, it is built here and the caller's to remove.
 */
export async function provideClient(configuration?: string): Promise<{ root: string; isOurs: boolean }> {
  const built = process.env["MAILROOM_BUILT_CLIENT"];
  if (built !== undefined && configuration === undefined) return { root: built, isOurs: false };
  return { root: await buildClient(configuration), isOurs: true };
}

/** Builds the client into a directory of its own, as `npm run build` does. The caller removes it. */
export async function buildClient(configuration = path.join(web, "vite.config.ts")): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "mailroom-web-"));
  const packageFile = createRequire(import.meta.url).resolve("vite/package.json");
  const vite = path.join(path.dirname(packageFile), "bin/vite.js");
  const output = ["--outDir", directory, "--emptyOutDir", "--logLevel", "warn"];
  const args = [vite, "build", "--config", configuration, ...output];
  await promisify(execFile)(process.execPath, args, {
    cwd: web,
    timeout: buildDeadlineMs,
    // jest says "test", which would bring React's development build
    env: { ...process.env, NODE_ENV: "production" },
  });
  return directory;
}

export async function removeBuild(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}

/** File name → bytes. */
export async function filesOf(directory: string): Promise<Map<string, Buffer>> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.map(async (file) => [path.relative(directory, file), await readFile(file)] as const),
  );
  return new Map(read.toSorted(([one], [other]) => one.localeCompare(other)));
}
