import type { BackingServiceName } from "./backing-service-name.ts";
import type { Stack } from "./stack.ts";
import type { StartedServer } from "./start-server.ts";

/** Built next. */
export function findDockerServices(
  _names: readonly BackingServiceName[],
  _progress: (line: string) => void,
): Promise<ReadonlySet<BackingServiceName>> {
  return Promise.resolve(new Set());
}

/** Built next. */
export function startContainer(name: BackingServiceName, _stack: Stack): Promise<StartedServer> {
  return Promise.reject(new Error(`not built yet: ${name}`));
}
