import { backingServiceNames } from "./backing-service-name.ts";
import { findDockerServices } from "./docker-server.ts";
import { chooseSources } from "./service-source.ts";

/**
 * Installs the backing services this machine lacks, once and before several processes start them side by side: two
 * installations at once would lock each other out. Starts nothing.
 *
 * @throws with the command to type where a service can be had from nowhere.
 */
export async function provideServers(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly progress: (line: string) => void;
}): Promise<void> {
  await chooseSources({
    ...options,
    names: backingServiceNames,
    remembered: {},
    askDocker: async (names) => findDockerServices(names, options.progress),
  });
}
