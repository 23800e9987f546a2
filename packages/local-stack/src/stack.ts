import { realpathSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "./free-port.ts";
import { makeNatsAccess, type NatsAccess } from "./nats-access.ts";
import { readStackState, writeStackState, type StackState } from "./stack-state.ts";
import { makeServerDirectory, type SystemUser } from "./system-user.ts";
import type { Watchdog } from "./watchdog.ts";

/** What the servers of one stack share. */
export type Stack = {
  readonly directory: string;
  readonly persistent: boolean;
  readonly logDirectory: string;
  readonly watchdog: Watchdog;
  readonly progress: (line: string) => void;
  readonly state: () => StackState;
  /** Kept for the next start, where the stack is persistent. */
  remember(change: Partial<StackState>): void;
  /** A free port: that of the last start if nobody took it meanwhile. */
  takePort(name: string): Promise<number>;
  /** Who may connect to NATS; null: anybody, as anybody. */
  takeNatsAccess(): NatsAccess | null;
  /** The directory of one server, owned by the user it runs as; its real path. */
  makePlace(name: string, user: SystemUser | null, mode?: number): string;
};

type StackOptions = {
  readonly directory: string;
  readonly persistent: boolean;
  readonly openNats: boolean;
  readonly watchdog: Watchdog;
  readonly progress: (line: string) => void;
};

export function makeStack({ directory, persistent, openNats, watchdog, progress }: StackOptions): Stack {
  let state = readStackState(directory);
  const taken = new Set<number>();
  const remember = (change: Partial<StackState>) => {
    state = { ...state, ...change };
    if (persistent) writeStackState(directory, state);
  };
  return {
    ...{ directory, persistent, watchdog, progress, remember },
    logDirectory: join(directory, "logs"),
    state: () => state,
    async takePort(name) {
      let port = await findFreePort(state.ports[name]);
      while (taken.has(port)) port = await findFreePort();
      taken.add(port);
      remember({ ports: { ...state.ports, [name]: port } });
      return port;
    },
    takeNatsAccess() {
      if (openNats) return null;
      const natsAccess = state.natsAccess ?? makeNatsAccess();
      remember({ natsAccess });
      return natsAccess;
    },
    makePlace(name, user, mode) {
      const place = makeServerDirectory(join(directory, name), user, mode);
      // It may be elsewhere, behind a link, which removing the stack's directory would not follow.
      if (!persistent) watchdog.guard({ kind: "path", path: realpathSync(place) });
      return place;
    },
  };
}
