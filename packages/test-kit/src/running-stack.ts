import type { StackServer } from "./stack-server.ts";

/** Set-up and teardown of jest are two files of one process; this is what they share. */
const running = new Set<StackServer>();

export function rememberStack(server: StackServer): void {
  running.add(server);
}

export async function stopStacks(): Promise<void> {
  for (const server of running) await server.stop();
  running.clear();
}
