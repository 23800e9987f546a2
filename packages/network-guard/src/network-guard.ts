/**
 * Where the program may connect to. What a person typed is resolved, every address it has is checked, and the
 * connection goes to exactly those addresses: a name that answers differently a moment later (rebinding) gains nothing,
 * and one forbidden address among permitted ones refuses the whole name. Each connection asks again.
 */
import type { LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { canonicalAddress, refusalOf } from "./address-rule.ts";
import { type AllowList, parseAllowList } from "./allow-list.ts";
import { forbiddenAddress, forbiddenPort, internalName, notAHost } from "./destination-error.ts";
import { isInternalName } from "./internal-name.ts";
import { parseHost } from "./parse-host.ts";
import { makeLookup } from "./pinned-lookup.ts";
import { type Addresses, type Resolve, resolveName, resolveWithSystem } from "./resolve-name.ts";

/** Where a connection may go: checked addresses, to be used for this connection and no later one. */
export type Destination = {
  /** The host in canonical form: lower-case A-labels, no trailing dot; or the address. */
  readonly host: string;
  /** All checked addresses, in the resolver's order; at least one. */
  readonly addresses: Addresses;
  /** The first of them: what to connect to where a client takes one address only. */
  readonly address: string;
  /** For TLS (SNI and certificate check): the host name. Absent for an address, which has none. */
  readonly servername?: string;
  /** Gives a socket these addresses and resolves nothing again: `net.connect({ host, port, lookup })`. */
  readonly lookup: LookupFunction;
};

export type NetworkGuardOptions = {
  /**
   * Let through although the rules would refuse them: networks (`10.20.0.0/16`), addresses and host names. A name or a
   * single address may be reached on any port.
   */
  readonly allow: readonly string[];
  /** Default: `otherServicePorts`. Webhooks pass `[]`. */
  readonly deniedPorts?: readonly number[];
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** Default 10,000. */
  readonly lookupDeadlineMs?: number;
};

export type NetworkGuard = {
  /**
   * For `net.connect` and `tls.connect`: resolves, refuses unless every address is permitted, and hands on exactly the
   * addresses it has checked. Sockets do not call it for IP literals: use `resolveDestination` before connecting.
   */
  readonly lookup: LookupFunction;
  /**
   * Call it before every connection, with what a person typed.
   * @throws DomainError `destination-refused` (forbidden), `host-not-found` (invalid), `host-lookup-failed` (unavailable).
   */
  resolveDestination(host: string, port?: number): Promise<Destination>;
  /** The checked addresses alone. Throws as `resolveDestination`. */
  check(host: string, port?: number): Promise<string[]>;
};

/** Ports of services that are never a mail server's: SSH, relay, web, etcd, NATS, Postgres, Redis, Kubernetes, search. */
export const otherServicePorts: readonly number[] = [22, 25, 80, 443, 2379, 4222, 5432, 6379, 6443, 8222, 9200, 10250];

type Guard = {
  readonly allowed: AllowList;
  readonly deniedPorts: ReadonlySet<number>;
  readonly resolve: (name: string) => Promise<Addresses>;
};

/** @throws DomainError `invalid-allow-list`. */
export function makeNetworkGuard(options: NetworkGuardOptions): NetworkGuard {
  const { allow, deniedPorts = otherServicePorts, resolve = resolveWithSystem, lookupDeadlineMs = 10_000 } = options;
  const guard: Guard = {
    allowed: parseAllowList(allow),
    deniedPorts: new Set(deniedPorts),
    resolve: (name) => resolveName(resolve, name, lookupDeadlineMs),
  };
  const resolveDestination = (host: string, port?: number) => findDestination(guard, host, port);
  return {
    lookup: makeLookup(async (hostname) => (await resolveDestination(hostname)).addresses),
    resolveDestination,
    check: async (host, port) => (await resolveDestination(host, port)).addresses.map(({ address }) => address),
  };
}

async function findDestination(guard: Guard, host: string, port?: number): Promise<Destination> {
  const parsed = parseHost(host);
  if (parsed === null) throw notAHost(host);
  if (parsed.kind === "address") {
    if (!guard.allowed.hasExactAddress(canonicalAddress(parsed.address))) checkPort(guard, parsed.address, port);
    return destination(parsed.address, [checkAddress(guard, parsed.address, parsed.address)]);
  }
  const { name } = parsed;
  const isAllowed = guard.allowed.hasName(name);
  if (!isAllowed) checkPort(guard, name, port);
  const addresses = isAllowed ? await guard.resolve(name) : await resolveChecked(guard, name);
  return { ...destination(name, addresses), servername: name };
}

async function resolveChecked(guard: Guard, name: string): Promise<Addresses> {
  const isInternal = isInternalName(name);
  // Such a name is looked up only where it could lead into an allowed network, and it must lead nowhere else.
  if (isInternal && !guard.allowed.hasNetworks) throw internalName(name);
  const [first, ...others] = await guard.resolve(name);
  const check = ({ address }: LookupAddress) => {
    if (isInternal && !guard.allowed.hasAddress(canonicalAddress(address))) throw internalName(name);
    return checkAddress(guard, name, address);
  };
  return [check(first), ...others.map(check)];
}

function destination(host: string, addresses: Addresses): Destination {
  return { host, addresses, address: addresses[0].address, lookup: makeLookup(() => Promise.resolve(addresses)) };
}

function checkAddress({ allowed }: Guard, host: string, text: string): LookupAddress {
  const address = canonicalAddress(text);
  const reason = allowed.hasAddress(address) ? null : refusalOf(address);
  if (reason !== null) throw forbiddenAddress(host, text, reason);
  return { address: text, family: isIP(text) };
}

function checkPort({ deniedPorts }: Guard, host: string, port: number | undefined): void {
  if (port !== undefined && deniedPorts.has(port)) throw forbiddenPort(host, port);
}
