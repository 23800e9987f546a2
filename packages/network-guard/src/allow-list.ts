import ipaddr from "ipaddr.js";
import { DomainError } from "@mailroom/contracts/domain-error";
import { canonicalAddress } from "./address-rule.ts";
import { parseHost } from "./parse-host.ts";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

/** What operations have permitted beyond public addresses. */
export type AllowList = {
  /** The name itself stands in the list: whatever it resolves to is meant. */
  hasName(name: string): boolean;
  /** The address lies in a listed network. */
  hasAddress(address: Address): boolean;
  /** The address itself stands in the list, not just a network around it. */
  hasExactAddress(address: Address): boolean;
  readonly hasNetworks: boolean;
};

/** @throws DomainError `invalid-allow-list`, naming the entry. */
export function parseAllowList(entries: readonly string[]): AllowList {
  const names = new Set<string>();
  const networks: Network[] = [];
  for (const text of entries.map((entry) => entry.trim()).filter((entry) => entry !== "")) {
    const network = parseNetwork(text);
    const host = network === null ? parseHost(text) : null;
    if (network !== null) networks.push(network);
    else if (host?.kind === "name") names.add(host.name);
    else throw invalid(text);
  }
  return {
    hasName: (name) => names.has(name),
    hasAddress: (address) => networks.some((network) => contains(network, address)),
    hasExactAddress: (address) => networks.some((network) => isSingle(network) && contains(network, address)),
    hasNetworks: networks.length > 0,
  };
}

function parseNetwork(text: string): Network | null {
  const host = parseHost(text);
  if (host?.kind === "address") {
    const address = canonicalAddress(host.address);
    return [address, bitsOf(address)];
  }
  // ipaddr.js also reads 127.1/8; the part before the slash has to be an address in its usual form.
  const [base = "", prefix = ""] = text.split("/");
  if (parseHost(base)?.kind !== "address" || !/^\d{1,3}$/.test(prefix)) return null;
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
}

function contains([base, prefixLength]: Network, address: Address): boolean {
  if (base instanceof ipaddr.IPv4) return address instanceof ipaddr.IPv4 && address.match(base, prefixLength);
  return address instanceof ipaddr.IPv6 && address.match(base, prefixLength);
}

function isSingle([base, prefixLength]: Network): boolean {
  return prefixLength === bitsOf(base);
}

function bitsOf(address: Address): number {
  return address.toByteArray().length * 8;
}

function invalid(entry: string): DomainError {
  return new DomainError(
    "invalid-allow-list",
    "invalid",
    `"${entry}" is neither a host name nor an address nor a network such as 10.20.0.0/16.`,
  );
}
