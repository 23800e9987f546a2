import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { BackingServiceName } from "./backing-service-name.ts";
import { isRoot } from "./system-user.ts";

const packagesOf: Readonly<Record<BackingServiceName, readonly string[]>> = {
  postgres: ["postgresql"],
  redis: ["redis-server"],
  nats: ["nats-server"],
  mail: ["dovecot-imapd", "dovecot-lmtpd"],
};

const brewFormulas: Readonly<Record<BackingServiceName, string>> = {
  postgres: "postgresql@17",
  redis: "redis",
  nats: "nats-server",
  mail: "dovecot",
};

const installDeadlineMs = 15 * 60 * 1000;

/** Whether this process may install packages with apt. */
export function canInstallPackages(): boolean {
  return isRoot() && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}

/** The command that a person types to get what is missing. */
export function installCommand(names: readonly BackingServiceName[]): string {
  return process.platform === "darwin"
    ? `brew install ${names.map((name) => brewFormulas[name]).join(" ")}`
    : `sudo apt-get update && sudo apt-get install -y ${names.flatMap((name) => packagesOf[name]).join(" ")}`;
}

/**
 * Installs what the services need. No daemon of a package is started: it would take the standard port, and run for ever.
 *
 * @throws with apt's last lines when it fails.
 */
export async function installPackages(
  names: readonly BackingServiceName[],
  progress: (line: string) => void,
): Promise<void> {
  await installDebianPackages(
    names.flatMap((name) => packagesOf[name]),
    progress,
  );
}

/** The same for any packages, by their Debian names. */
export async function installDebianPackages(
  packages: readonly string[],
  progress: (line: string) => void,
): Promise<void> {
  const allowDaemonsAgain = forbidDaemons();
  try {
    progress("apt-get update");
    await runApt(["update"], progress);
    progress(`apt-get install ${packages.join(" ")}`);
    await runApt(["install", "-y", "--no-install-recommends", ...packages], progress);
  } finally {
    allowDaemonsAgain();
  }
}

/** `policy-rc.d` is how Debian is told not to start services while installing (invoke-rc.d(8)); an existing one stays. */
function forbidDaemons(): () => void {
  const policy = "/usr/sbin/policy-rc.d";
  if (existsSync(policy)) return () => undefined;
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  return () => {
    rmSync(policy, { force: true });
  };
}

async function runApt(commandArguments: readonly string[], progress: (line: string) => void): Promise<void> {
  const child = spawn("/usr/bin/apt-get", ["-q", "-o", "Acquire::Retries=3", ...commandArguments], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" },
    timeout: installDeadlineMs,
  });
  const last: string[] = [];
  const readLines = async (stream: NodeJS.ReadableStream) => {
    for await (const line of createInterface({ input: stream })) {
      last.push(line);
      if (last.length > 10) last.shift();
      if (/^(Setting up|Unpacking|Fetched|E:|Err)/.test(line)) progress(`  ${line}`);
    }
  };
  const [exit] = await Promise.all([
    new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    }),
    readLines(child.stdout),
    readLines(child.stderr),
  ]);
  if (exit === 0) return;
  throw new Error(
    `apt-get ${commandArguments.join(" ")} failed${exit === null ? " (took too long)" : ""}:\n${last.join("\n")}`,
  );
}
