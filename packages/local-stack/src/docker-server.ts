import { createHash, randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { displayNames, type BackingServiceName } from "./backing-service-name.ts";
import { connectDocker, hasImage, pullImage, type DockerEngine } from "./docker-engine.ts";
import type { Server } from "./local-server.ts";
import { postgresSettings } from "./postgres-server.ts";
import { waitUntilReady } from "./readiness.ts";
import { redisSettings } from "./redis-server.ts";
import { probeNats, probePostgres, probeRedis } from "./server-probe.ts";
import type { Stack } from "./stack.ts";
import type { StartedServer } from "./start-server.ts";

/** How a backing service runs in a container. The mail server does not: it is Dovecot of this machine. */
type ContainerRecipe = {
  readonly image: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly command: readonly string[];
};

const recipes: Readonly<Partial<Record<BackingServiceName, ContainerRecipe>>> = {
  postgres: {
    image: "postgres:17",
    port: 5432,
    dataDirectory: "/var/lib/postgresql/data",
    command: ["postgres", ...postgresSettings({ listen_addresses: "*" })],
  },
  redis: {
    image: "redis:7",
    port: 6379,
    dataDirectory: "/data",
    // Seen from inside, clients of the published port have a foreign address, which protected mode refuses.
    command: ["redis-server", "--protected-mode", "no", ...redisSettings],
  },
  nats: { image: "nats:2.12", port: 4222, dataDirectory: "/data", command: ["-js", "-sd", "/data"] },
};

/** Which of these Docker can really run here: an engine that answers is not yet an image that can be had. */
export async function findDockerServices(
  names: readonly BackingServiceName[],
  progress: (line: string) => void,
): Promise<ReadonlySet<BackingServiceName>> {
  const found = new Set<BackingServiceName>();
  const engine = await connectDocker();
  if (engine === null) return found;
  let canPull = true;
  for (const name of names) {
    const image = recipes[name]?.image;
    if (image === undefined) continue;
    if (await hasImage(engine, image)) {
      found.add(name);
    } else if (canPull) {
      // The registry that has just failed would make each further image wait as long.
      canPull = await tryPull(engine, image, progress);
      if (canPull) found.add(name);
    }
  }
  return found;
}

async function tryPull(engine: DockerEngine, image: string, progress: (line: string) => void): Promise<boolean> {
  progress(`docker pull ${image}`);
  try {
    await pullImage(engine, image);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    progress(`Docker answers, but cannot get images (${reason}); looking elsewhere`);
    return false;
  }
}

/** Runs a backing service in a container, its port on 127.0.0.1, its data in a volume; resolves when it answers. */
export async function startContainer(name: BackingServiceName, stack: Stack): Promise<StartedServer> {
  const recipe = recipes[name];
  const engine = await connectDocker();
  if (recipe === undefined || engine === null) throw new Error(`${displayNames[name]} cannot run in Docker here`);
  const port = await stack.takePort(name);
  const password = takePassword(stack);
  const container = await createContainer(engine, { name, recipe, port, password, stack });
  stack.watchdog.guard({ kind: "container", id: container.id });
  const { endpoints, probe } = describeContainer(name, port, password);
  const start = async (run: () => Promise<unknown>) => {
    await run();
    await waitUntilReady({
      what: `${displayNames[name]} in container ${container.id.slice(0, 12)}`,
      deadlineMs: 60_000,
      probe,
    });
  };
  await start(async () => container.start());
  const server: Server = {
    async kill() {
      await container.kill();
    },
    restart: async () => start(async () => container.restart({ t: 10 })),
  };
  return { ...server, endpoints };
}

type ContainerOptions = {
  readonly name: BackingServiceName;
  readonly recipe: ContainerRecipe;
  readonly port: number;
  readonly password: string;
  readonly stack: Stack;
};

async function createContainer(engine: DockerEngine, options: ContainerOptions) {
  const { name, recipe, port, password, stack } = options;
  const kept = stack.persistent ? volumeName(stack.directory, name) : null;
  // A persistent stack's container that a crash left behind would work on the same volume.
  if (kept !== null)
    await engine
      .getContainer(kept)
      .remove({ force: true })
      .catch(() => undefined);
  return engine.createContainer({
    ...(kept === null ? {} : { name: kept }),
    Image: recipe.image,
    Cmd: [...recipe.command],
    Env: name === "postgres" ? [`POSTGRES_PASSWORD=${password}`] : [],
    ExposedPorts: { [`${recipe.port}/tcp`]: {} },
    HostConfig: {
      PortBindings: { [`${recipe.port}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: String(port) }] },
      Mounts: [{ Type: "volume", Source: kept ?? "", Target: recipe.dataDirectory }],
      ShmSize: 256 * 1024 * 1024,
    },
  });
}

/** Volumes of a persistent stack are named by its directory. */
function volumeName(directory: string, name: BackingServiceName): string {
  return `mailroom-${createHash("sha256").update(resolve(directory)).digest("hex").slice(0, 12)}-${name}`;
}

/** Removes the volumes that a persistent stack's containers kept. */
export async function removeVolumes(directory: string, names: readonly BackingServiceName[]): Promise<void> {
  const engine = await connectDocker();
  if (engine === null) throw new Error("data of this stack is in Docker volumes, but Docker does not answer");
  for (const name of names) await engine.getVolume(volumeName(directory, name)).remove({ force: true });
}

function takePassword(stack: Stack): string {
  const password = stack.state().dockerPassword ?? randomBytes(18).toString("base64url");
  stack.remember({ dockerPassword: password });
  return password;
}

function describeContainer(
  name: BackingServiceName,
  port: number,
  password: string,
): { endpoints: StartedServer["endpoints"]; probe: () => Promise<void> } {
  if (name === "postgres") {
    const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return { endpoints: { postgres: { adminUrl } }, probe: async () => probePostgres(adminUrl) };
  }
  const url = `${name}://127.0.0.1:${port}`;
  if (name === "redis") return { endpoints: { redis: { url } }, probe: async () => probeRedis(url) };
  return { endpoints: { nats: { url } }, probe: async () => probeNats(url) };
}
