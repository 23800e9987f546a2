import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { getContainerRuntimeClient } from "testcontainers";
import { withinDeadline } from "./within-deadline.ts";

type Runtime = Awaited<ReturnType<typeof getContainerRuntimeClient>>;
/** A Docker engine of this machine that answers. */
export type DockerEngine = Runtime["container"]["dockerode"];

const answerDeadlineMs = 10_000;

/**
 * The engine of this machine, found as testcontainers finds it (Docker, rootless, Colima, Podman); null where none answers.
 * Without a socket the search, which loads a lot of code, is left out.
 */
export async function connectDocker(environment: NodeJS.ProcessEnv = process.env): Promise<DockerEngine | null> {
  const runtimeDirectory = environment["XDG_RUNTIME_DIR"] ?? "/run/user/none";
  const sockets = [
    "/var/run/docker.sock",
    join(homedir(), ".docker/run/docker.sock"),
    join(homedir(), ".colima/default/docker.sock"),
    join(runtimeDirectory, "docker.sock"),
    join(runtimeDirectory, "podman/podman.sock"),
  ];
  if (environment["DOCKER_HOST"] === undefined && !sockets.some((socket) => existsSync(socket))) return null;
  try {
    const testcontainers = await import("testcontainers");
    const runtime = await withinDeadline(testcontainers.getContainerRuntimeClient(), answerDeadlineMs, "Docker");
    // Ports are published on 127.0.0.1: an engine elsewhere would publish them elsewhere.
    return runtime.info.containerRuntime.host === "localhost" ? runtime.container.dockerode : null;
  } catch {
    return null;
  }
}

// A registry that cannot be reached may refuse at once or never answer.
const registryDeadlineMs = 20_000;
const pullDeadlineMs = 5 * 60_000;

export async function hasImage(engine: DockerEngine, image: string): Promise<boolean> {
  return engine
    .getImage(image)
    .inspect()
    .then(
      () => true,
      () => false,
    );
}

/** @throws when the image cannot be had in time. */
export async function pullImage(engine: DockerEngine, image: string): Promise<void> {
  const stream = await withinDeadline(engine.pull(image), registryDeadlineMs, "the image registry");
  const finished = new Promise<void>((resolve, reject) => {
    engine.modem.followProgress(stream, (error: Error | null) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
  await withinDeadline(finished, pullDeadlineMs, `docker pull ${image}`);
}
