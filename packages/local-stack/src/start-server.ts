import { displayNames, type BackingServiceName } from "./backing-service-name.ts";
import { dirname, join } from "node:path";
import { mailOwner } from "./dovecot.ts";
import type { Server } from "./local-server.ts";
import { connectMailServer, startMailServer, type MailServer, type MailServerLocation } from "./mail-server.ts";
import { type NatsEndpoint, startNats } from "./nats-server.ts";
import { postgresUser, startPostgres } from "./postgres-server.ts";
import { waitUntilReady } from "./readiness.ts";
import { startRedis } from "./redis-server.ts";
import { probeGreeting, probeNats, probePostgres, probeRedis } from "./server-probe.ts";
import type { ServiceSource } from "./service-source.ts";
import type { Stack } from "./stack.ts";
import { isRoot } from "./system-user.ts";

/** Where clients find the servers. */
export type Endpoints = {
  readonly postgres?: { readonly adminUrl: string };
  readonly redis?: { readonly url: string };
  readonly nats?: NatsEndpoint;
  readonly mail?: MailServer;
};

export type StartedServer = Server & { readonly endpoints: Endpoints };

// Somebody else's server may be starting too.
const foreignDeadlineMs = 60_000;

/** Runs a program of this machine as one of the stack's servers. */
export async function startProgram(name: BackingServiceName, program: string, stack: Stack): Promise<StartedServer> {
  const { watchdog } = stack;
  const logFile = join(stack.logDirectory, `${name}.log`);
  switch (name) {
    case "postgres": {
      const user = isRoot() ? postgresUser() : null;
      const place = stack.makePlace(name, user);
      const port = await stack.takePort(name);
      const server = await startPostgres({ place, user, logFile, port, watchdog, binDirectory: dirname(program) });
      return { ...server, endpoints: { postgres: { adminUrl: server.adminUrl } } };
    }
    case "redis": {
      const directory = stack.makePlace(name, null);
      const server = await startRedis({ directory, logFile, program, watchdog, port: await stack.takePort(name) });
      return { ...server, endpoints: { redis: { url: server.url } } };
    }
    case "nats": {
      const directory = stack.makePlace(name, null);
      const access = stack.takeNatsAccess();
      const port = await stack.takePort(name);
      const { url, adminUrl, seeds, ...server } = await startNats({
        ...{ directory, logFile, program, watchdog, port, access },
      });
      return { ...server, endpoints: { nats: { url, adminUrl, seeds } } };
    }
    case "mail": {
      const place = stack.makePlace(name, isRoot() ? mailOwner() : null, 0o711);
      const ports = {
        imap: await stack.takePort("imap"),
        imaps: await stack.takePort("imaps"),
        lmtp: await stack.takePort("lmtp"),
        smtp: await stack.takePort("smtp"),
        smtps: await stack.takePort("smtps"),
      };
      const logFiles = {
        dovecot: join(stack.logDirectory, "dovecot.log"),
        relay: join(stack.logDirectory, "relay.log"),
      };
      const server = await startMailServer({ place, program, ports, watchdog, logFiles });
      return { ...server, endpoints: { mail: server.mail } };
    }
  }
}

/** Takes a server that somebody else runs; resolves when it answers. */
export async function connectForeign(
  name: BackingServiceName,
  source: Extract<ServiceSource, { kind: "environment" }>,
): Promise<StartedServer> {
  const { endpoints, probe } = readForeign(name, source.value);
  const what = `${displayNames[name]} (from ${source.variable})`;
  await waitUntilReady({ what, deadlineMs: foreignDeadlineMs, probe });
  const refuse = () => Promise.reject(new Error(`${what} was started elsewhere and is not ours to end`));
  return { endpoints, kill: refuse, restart: refuse, programs: [] };
}

function readForeign(name: BackingServiceName, value: string): { endpoints: Endpoints; probe: () => Promise<void> } {
  switch (name) {
    case "postgres":
      return { endpoints: { postgres: { adminUrl: value } }, probe: async () => probePostgres(value) };
    case "redis":
      return { endpoints: { redis: { url: value } }, probe: async () => probeRedis(value) };
    case "nats":
      return { endpoints: { nats: { url: value, adminUrl: value, seeds: null } }, probe: async () => probeNats(value) };
    case "mail": {
      const location: MailServerLocation = JSON.parse(value);
      return {
        endpoints: { mail: connectMailServer(location) },
        probe: async () => probeGreeting(location.imapPort, "* OK"),
      };
    }
  }
}
