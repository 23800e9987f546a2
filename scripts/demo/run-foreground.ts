import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { isPortFree } from "@mailroom/local-stack/free-port";
import { startBackingServices, type BackingServices } from "@mailroom/local-stack/backing-services";
import type { Restartable } from "@mailroom/local-stack/restartable";
import type { ServiceInstance } from "@mailroom/local-stack/service-instance";
import { removeStackData } from "@mailroom/local-stack/stack-data";
import { startSystem, type System } from "@mailroom/local-stack/system";
import { adminAddress, createDemoData, type DemoData } from "./create-demo-data.ts";
import { type DemoCredentials, readOrMakeCredentials } from "./credentials.ts";
import type { DemoFacts } from "./facts.ts";
import { keepRunning } from "./keep-running.ts";
import { lastScreen } from "./last-screen.ts";
import { credentialsFile, factsFile, processFile, rootDirectory, stateDirectory } from "./paths.ts";
import { busyPortMessage, findPortHolder } from "./port-holder.ts";
import { claimStart, refuseSecondStart } from "./running-process.ts";
import type { StartOptions } from "./start-options.ts";

const host = "127.0.0.1";

function progress(line: string): void {
  console.log(`  ${line}`);
}

/**
 * Runs everything in this process and its children until a signal; resolves after the drain. A signal while it starts is
 * obeyed as soon as the step under way is done.
 */
export async function runForeground(options: StartOptions): Promise<void> {
  await refuseSecondStart(); // before its port is called busy
  await refuseBusyPort(options.port);
  await mkdir(stateDirectory, { recursive: true });
  await claimStart();
  // The children alone do not keep this process alive; this timer does until it is asked to end, or has failed to start.
  const alive = setInterval(() => undefined, 60_000);
  const ending = endSignal();
  console.log("Starting Mailroom");
  let backing: BackingServices | null = null;
  let system: System | null = null;
  try {
    await rm(factsFile, { force: true });
    if (options.isFresh) await removeData();
    await buildWebClient();
    const credentials = await readOrMakeCredentials();
    backing = await startBackingServices({
      directory: path.join(stateDirectory, "backing"),
      persistent: true,
      need: { postgres: true, redis: true, nats: true, mail: true },
      progress,
      environment: process.env,
    });
    if (isAsked(ending)) return;
    system = await startServices(backing, options.port, credentials);
    if (isAsked(ending)) return;
    await serve(system, backing, credentials, ending);
  } catch (error) {
    // Ctrl-C reaches the programs that a start runs, too: that they ended is no news then.
    if (!isAsked(ending)) throw error;
  } finally {
    await rm(factsFile, { force: true });
    await system?.stop();
    await backing?.stop();
    await rm(processFile, { force: true });
    clearInterval(alive);
  }
}

async function startServices(backing: BackingServices, port: number, credentials: DemoCredentials): Promise<System> {
  return startSystem({
    backing,
    directory: path.join(stateDirectory, "system"),
    gatewayPort: port,
    gatewayHost: host,
    progress,
    environment: {
      gateway: {
        GATEWAY_BOOTSTRAP_ADMIN_EMAIL: adminAddress,
        GATEWAY_BOOTSTRAP_ADMIN_PASSWORD: credentials.adminPassword,
      },
    },
  });
}

async function serve(
  system: System,
  backing: BackingServices,
  credentials: DemoCredentials,
  ending: AbortSignal,
): Promise<void> {
  progress("Creating demo data…");
  const data = await createDemoData({ baseUrl: system.gatewayUrl, mail: backing.mail, credentials });
  if (isAsked(ending)) return;
  const facts = () => factsOf(system, backing, data);
  await writeFacts(facts());
  console.log(lastScreen(facts()));
  keepRunning(system.listInstances().map(restartable), {
    report: progress,
    onRestarted: async () => writeFacts(facts()),
    signal: ending,
  });
  keepRunning(backing.programs, {
    report: progress,
    // Ports and data are the same: nothing that the facts say has changed.
    onRestarted: () => Promise.resolve(),
    signal: ending,
    maxFailures: 6,
  });
  if (!isAsked(ending)) await once(ending, "abort");
}

function restartable(instance: ServiceInstance): Restartable {
  return {
    name: instance.service,
    log: instance.logFile,
    findExit: () => Promise.resolve(instance.findExit()),
    restart: async () => instance.restart(),
  };
}

/** Asked anew each time: what the compiler saw at one moment says nothing about the next. */
function isAsked(ending: AbortSignal): boolean {
  return ending.aborted;
}

/** Aborted by the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function endSignal(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (ending.signal.aborted) process.exit(130);
      console.log("\nStopping…");
      ending.abort();
    });
  }
  return ending.signal;
}

async function refuseBusyPort(port: number): Promise<void> {
  if (await isPortFree(port, host)) return;
  throw new Error(busyPortMessage(port, await findPortHolder(port)));
}

async function removeData(): Promise<void> {
  await removeStackData(path.join(stateDirectory, "backing"));
  await rm(path.join(stateDirectory, "system"), { recursive: true, force: true });
  await rm(credentialsFile, { force: true });
}

/** turbo keeps the result as long as nothing of the client changes. */
async function buildWebClient(): Promise<void> {
  progress("Building the web client…");
  const output: Buffer[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      "turbo",
      ["run", "build", "--filter=@mailroom/web", "--no-update-notifier", "--output-logs=errors-only"],
      {
        cwd: rootDirectory,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
      },
    );
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`The web client could not be built:\n${Buffer.concat(output).toString()}`);
}

function factsOf(system: System, backing: BackingServices, data: DemoData): DemoFacts {
  const { mail } = backing;
  return {
    url: system.gatewayUrl,
    docsUrl: `${system.gatewayUrl}/docs`,
    users: data.users,
    apiKey: data.apiKey,
    accountId: data.accountId,
    queueId: data.queueId,
    mail: {
      host: mail.host,
      imapPort: mail.imapPort,
      imapsPort: mail.imapsPort,
      smtpPort: mail.smtpPort,
      smtpsPort: mail.smtpsPort,
      lmtpPort: mail.lmtpPort,
      caFile: mail.caFile,
      usersDirectory: mail.usersDirectory,
      mailboxes: data.mailboxes,
    },
    postgresUrl: system.databaseUrl,
    redisUrl: backing.redis.url,
    natsUrl: backing.nats.adminUrl,
    services: system.listInstances().map(({ service, url, pid, logFile }) => ({ name: service, url, pid, logFile })),
    pid: process.pid,
  };
}

/** Renamed into place, so a reader never sees half of it. */
async function writeFacts(facts: DemoFacts): Promise<void> {
  const partial = `${factsFile}.partial`;
  await writeFile(partial, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  await rename(partial, factsFile);
}
