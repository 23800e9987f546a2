/**
 * The first step of `npm start` and `npm test`: runs on any Node from 18 with built-ins only, installs the locked
 * dependencies where they are missing or older than the lock file, then hands over to Node 24 (the npm package `node`).
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const bin = path.join(root, "node_modules", ".bin");
const stamp = path.join(root, "node_modules", ".mailroom-lock");

const major = Number(process.versions.node.split(".")[0]);
if (major < 18) {
  console.error(
    `Mailroom needs Node 18 or newer to begin; this is ${process.version}. Install a newer Node and try again.`,
  );
  process.exit(78);
}

const lock = createHash("sha256")
  .update(readFileSync(path.join(root, "package-lock.json")))
  .digest("hex");
const installed = existsSync(stamp) && existsSync(path.join(bin, "node")) && readFileSync(stamp, "utf8") === lock;

if (!installed) {
  console.log("Installing the dependencies named in package-lock.json (about a minute the first time)…");
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
  });
  if (result.status !== 0) {
    console.error("npm ci failed: see above. Is the npm registry reachable? Then run the same command again.");
    process.exit(result.status ?? 1);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

const [program, ...programArguments] = process.argv.slice(2);
const child = spawn(path.join(bin, "node"), [path.join(root, program), ...programArguments], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
});
// The terminal sends Ctrl-C to both; the child decides when it is done. A SIGTERM to this process alone is passed on.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
});
