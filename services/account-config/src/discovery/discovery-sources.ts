import type { GuardedFetch } from "@mailroom/network-guard/guarded-fetch";
import type { DiscoverySource } from "../domain/finding.ts";
import { makeFindByAutoconfig, makeFindByIspdb } from "./find-by-autoconfig.ts";
import { makeFindByExchanger, makeFindBySrv, makeGuess } from "./find-by-dns.ts";
import type { NameServer } from "./name-server.ts";

export type DiscoveryParts = {
  readonly names: NameServer;
  readonly fetch: GuardedFetch;
  /** Without it nobody but the domain itself is asked. */
  readonly ispdbUrl: string | null;
};

/** Everywhere settings may stand, the most trustworthy first. */
export function discoverySources({ names, fetch, ispdbUrl }: DiscoveryParts): DiscoverySource[] {
  return [
    { deadlineMs: 2000, find: makeFindByExchanger(names) },
    { deadlineMs: 3000, find: makeFindByAutoconfig(fetch) },
    ...(ispdbUrl === null ? [] : [{ deadlineMs: 3000, find: makeFindByIspdb(fetch, ispdbUrl) }]),
    { deadlineMs: 2000, find: makeFindBySrv(names) },
    { deadlineMs: 3000, find: makeGuess(names) },
  ];
}
