import { createHash, randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { displayNames, type BackingServiceName } from "./backing-service-name.ts";
import { connectDocker, hasImage, pullImage, type DockerEngine } from "./docker-engine.ts";
import type { Server } from "./local-server.ts";
import type { NatsAccess } from "./nats-access.ts";
import { natsConfig } from "./nats-config.ts";
import { natsEndpoint } from "./nats-server.ts";
import { postgresSettings } from "./postgres-server.ts";
import { waitUntilReady } from "./readiness.ts";
import type { Restartable } from "./restartable.ts";
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
  // With a shell, to write the configuration: the smaller image has none.
  nats: {
    image: "nats:2.12-alpine",
    port: 4222,
    dataDirectory: "/data",
    command: ["nats-server", "-js", "-sd", "/data"],
  },
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
  const access = name === "nats" ? stack.takeNatsAccess() : null;
  const container = await createContainer(engine, { name, recipe, port, password, access, stack });
  stack.watchdog.guard({ kind: "container", id: container.id });
  const { endpoints, probe } = describeContainer({ name, port, password, access });
  const start = async (run: () => Promise<unknown>) => {
    await run();
    await waitUntilReady({
      what: `${displayNames[name]} in container ${container.id.slice(0, 12)}`,
      deadlineMs: 60_000,
      probe,
    });
  };
  await start(async () => container.start());
  const restart = async () => start(async () => container.restart({ t: 10 }));
  const program: Restartable = {
    name: displayNames[name],
    log: `docker logs ${container.id.slice(0, 12)}`,
    async findExit() {
      const { State: state } = await container.inspect();
      return state.Running ? null : `status ${state.ExitCode}`;
    },
    restart,
  };
  const server: Server = {
    async kill() {
      await container.kill();
    },
    restart,
    programs: [program],
  };
  return { ...server, endpoints };
}

type ContainerOptions = {
  readonly name: BackingServiceName;
  readonly recipe: ContainerRecipe;
  readonly port: number;
  readonly password: string;
  /** null: NATS asks nobody who they are. */
  readonly access: NatsAccess | null;
  readonly stack: Stack;
};

async function createContainer(engine: DockerEngine, options: ContainerOptions) {
  const { name, recipe, port, stack } = options;
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
    ...processOf(options),
    ExposedPorts: { [`${recipe.port}/tcp`]: {} },
    HostConfig: {
      PortBindings: { [`${recipe.port}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: String(port) }] },
      Mounts: [{ Type: "volume", Source: kept ?? "", Target: recipe.dataDirectory }],
      ShmSize: 256 * 1024 * 1024,
    },
  });
}

/** What runs in the container, and the secrets that it is started with. */
function processOf({ name, recipe, password, access }: ContainerOptions): { Cmd: string[]; Env: string[] } {
  const command = [...recipe.command];
  if (name === "postgres") return { Cmd: command, Env: [`POSTGRES_PASSWORD=${password}`] };
  if (access === null) return { Cmd: command, Env: [] };
  const file = "/tmp/nats.conf";
  const run = `printenv NATS_CONFIG > ${file} && exec ${command.join(" ")} -c ${file}`;
  return { Cmd: ["sh", "-c", run], Env: [`NATS_CONFIG=${natsConfig(access)}`] };
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

function describeContainer({
  name,
  port,
  password,
  access,
}: Pick<ContainerOptions, "name" | "port" | "password" | "access">): {
  endpoints: StartedServer["endpoints"];
  probe: () => Promise<void>;
} {
  if (name === "postgres") {
    const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return { endpoints: { postgres: { adminUrl } }, probe: async () => probePostgres(adminUrl) };
  }
  if (name === "redis") {
    const url = `redis://127.0.0.1:${port}`;
    return { endpoints: { redis: { url } }, probe: async () => probeRedis(url) };
  }
  const nats = natsEndpoint(port, access);
  return { endpoints: { nats }, probe: async () => probeNats(nats.adminUrl) };
}
