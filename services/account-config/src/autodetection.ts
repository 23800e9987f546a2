/** Autodetection, put together: where settings are looked for, by which name server, and what may be reached. */
import { DomainError } from "@mailroom/contracts/domain-error";
import { makeGuardedFetch } from "@mailroom/network-guard/guarded-fetch";
import { makeNetworkGuard, type NetworkGuard, otherServicePorts } from "@mailroom/network-guard/network-guard";
import type { Resolve } from "@mailroom/network-guard/resolve-name";
import { discoverySources } from "./discovery/discovery-sources.ts";
import { makeNameServer } from "./discovery/name-server.ts";
import type { AutodetectPorts, ServerStanding } from "./operations/autodetect-account.ts";

/** Those of the service that matter here. */
export type NameSettings = {
  readonly ALLOWED_DESTINATIONS: readonly string[];
  readonly DNS_SERVERS?: readonly string[];
  readonly ISPDB_URL?: string;
};

const thunderbird = "https://autoconfig.thunderbird.net/v1.1";

/** How names become addresses for everything that users name: by the configured servers, else as the system does it. */
export function resolverOf({ DNS_SERVERS = [] }: NameSettings): { resolve?: Resolve } {
  if (DNS_SERVERS.length === 0) return {};
  const names = makeNameServer(DNS_SERVERS);
  return { resolve: (name) => names.addresses(name) };
}

type Parts = { readonly guard: NetworkGuard; readonly extraAuthorities: readonly string[] };

// Of Thunderbird's database the longest file has 12 KB.
const maxAnswerBytes = 64 * 1024;

/** Ports of `autodetectAccount` besides clock and limit. `guard`: the one for mail servers. */
export function makeAutodetection(
  settings: NameSettings,
  { guard, extraAuthorities }: Parts,
): Pick<AutodetectPorts, "sources" | "standingOf"> {
  const names = makeNameServer(settings.DNS_SERVERS ?? []);
  const fetch = makeGuardedFetch({
    guard: makeNetworkGuard({
      allow: settings.ALLOWED_DESTINATIONS,
      deniedPorts: otherServicePorts.filter((port) => port !== 443),
      ...resolverOf(settings),
    }),
    ...{ extraAuthorities, maxAnswerBytes, deadlineMs: 3000 },
  });
  const { ISPDB_URL = thunderbird } = settings;
  const ispdbUrl = ISPDB_URL === "off" ? null : ISPDB_URL;
  return { sources: discoverySources({ names, fetch, ispdbUrl }), standingOf: makeStandingOf(guard) };
}

function makeStandingOf(guard: NetworkGuard) {
  return async (host: string, port: number): Promise<ServerStanding> => {
    try {
      await guard.resolveDestination(host, port);
      return "public";
    } catch (error) {
      return error instanceof DomainError && error.code === "destination-refused" ? "refused" : "missing";
    }
  };
}
