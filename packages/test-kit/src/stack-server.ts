/**
 * The servers of one test run. They live in the process that started jest; test files, which run in workers, ask for them
 * over HTTP. A server is started when the first file asks for it. Each worker has a NATS of its own, emptied for each
 * file: streams and durables have fixed names, so files that share one would read each other's messages.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BackingServiceName } from "@mailroom/local-stack/backing-service-name";
import { startBackingServices, type BackingServices } from "@mailroom/local-stack/backing-services";

export type StackServer = {
  readonly url: string;
  stop(): Promise<void>;
};

type Run = {
  /** Names the run's databases. */
  readonly id: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The servers by slot: `postgres`, `redis`, `mail`, `nats 1`, `nats 2`, … */
  readonly slots: Map<string, Promise<BackingServices>>;
  /** Starts follow one another: two installations of packages at once would lock each other out. */
  last: Promise<unknown>;
};

export async function startStackServer(environment: Run["environment"]): Promise<StackServer> {
  const run: Run = { id: randomBytes(4).toString("hex"), environment, slots: new Map(), last: Promise.resolve() };
  const server = createServer((request, response) => {
    respond(run, request, response).catch((error: unknown) => response.destroy(toError(error)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stack server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      const started = await Promise.allSettled(run.slots.values());
      await Promise.all(started.map(async (slot) => (slot.status === "fulfilled" ? slot.value.stop() : undefined)));
    },
  };
}

/** A kept connection that the server closes while a worker asks anew on it would fail that worker's file. */
const unshared = { connection: "close" };

async function respond(run: Run, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [name = "", worker = "", action = ""] = (request.url ?? "").split("/").slice(1);
  try {
    const body = JSON.stringify(await answer(run, { name, worker, action }));
    response.writeHead(200, { ...unshared, "content-type": "application/json" }).end(body);
  } catch (error) {
    response.writeHead(503, { ...unshared, "content-type": "text/plain" }).end(toError(error).message);
  }
}

async function answer(run: Run, call: { name: string; worker: string; action: string }): Promise<object> {
  switch (call.name) {
    case "postgres":
      return { adminUrl: (await take(run, "postgres", "postgres")).postgres.adminUrl, runId: run.id };
    case "redis":
      return { url: (await take(run, "redis", "redis")).redis.url };
    case "mail":
      return { location: (await take(run, "mail", "mail")).mail };
    case "nats":
      return { url: await answerNats(run, `nats ${call.worker}`, call.action) };
    default:
      throw new Error(`there is no server called ${call.name}`);
  }
}

async function answerNats(run: Run, slot: string, action: string): Promise<string> {
  if (action === "renew") {
    await (await run.slots.get(slot)?.catch(() => undefined))?.stop();
    run.slots.delete(slot);
  }
  const services = await take(run, slot, "nats");
  if (action === "kill") await services.kill("nats");
  if (action === "restart") await services.restart("nats");
  return services.nats.url;
}

async function take(run: Run, slot: string, name: BackingServiceName): Promise<BackingServices> {
  const known = run.slots.get(slot);
  if (known !== undefined) return known;
  const starting = run.last.then(async () => start(run, name));
  run.slots.set(slot, starting);
  run.last = starting.catch(() => undefined);
  return starting;
}

async function start(run: Run, name: BackingServiceName): Promise<BackingServices> {
  const directory = mkdtempSync(join(tmpdir(), `mailroom-test-${name}-`));
  // Servers may run as users of their own, who must be able to reach their part of it.
  chmodSync(directory, 0o711);
  const progress = (line: string) => process.stderr.write(`${line}\n`);
  return startBackingServices({
    ...{ directory, environment: run.environment },
    persistent: false,
    need: { [name]: true },
    // test files are other services and outside observers in one
    openNats: true,
    // A server that is simply started is nobody's news; an installation is.
    progress: (line) => (line.includes(" is ready (") ? undefined : progress(line)),
  });
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
