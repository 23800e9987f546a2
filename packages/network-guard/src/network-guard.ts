import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";

/** Where a connection may go: checked addresses, to be used for this connection and no later one. */
export type Destination = {
  /** The host in canonical form: lower-case A-labels, no trailing dot; or the address. */
  readonly host: string;
  /** All checked addresses, in the resolver's order; at least one. */
  readonly addresses: readonly LookupAddress[];
  /** The first of them: what to connect to where a client takes one address only. */
  readonly address: string;
  /** For TLS (SNI and certificate check): the host name. Absent for an address, which has none. */
  readonly servername?: string;
  /** Gives a socket these addresses and resolves nothing again: `net.connect({ host, port, lookup })`. */
  readonly lookup: LookupFunction;
};

export type NetworkGuardOptions = {
  /** Host names, addresses and CIDR networks that are let through although the rules would refuse them. */
  readonly allow: readonly string[];
  /** Ports that are never a mail server's. Default: `otherServicePorts`. Webhooks pass `[]`. */
  readonly deniedPorts?: readonly number[];
  /** How names become addresses. Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** Default 10,000. */
  readonly lookupDeadlineMs?: number;
};

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

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

export function makeNetworkGuard(options: NetworkGuardOptions): NetworkGuard {
  throw new Error(`not yet: ${options.allow.length}`);
}
