import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Public unicast, which may be connected to, or the reason why not, fit to follow "it is".
 * IPv6 counts as public inside 2000::/3 only, the part IANA has given out.
 */
export function refusalOf(address: Address): string | null {
  if (address instanceof ipaddr.IPv6) return refusalOfIpv6(address);
  const range = address.range();
  if (range !== "unicast") return reasons[range] ?? "a reserved address";
  return platformAddresses.has(address.toString()) ? "an address of the hosting platform itself" : null;
}

/**
 * The address a packet would reach in the end: IPv4 inside IPv6 (RFC 4291 §2.5.5.2) and behind NAT64 (RFC 6052, which
 * IPv6-only networks put before every IPv4 destination) is taken out.
 */
export function canonicalAddress(text: string): Address {
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && address.match(nat64Prefix)) return embeddedIpv4(address);
  return address;
}

const nat64Prefix = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

// Public by number, answered by the host the program runs on: Azure's wire server.
const platformAddresses = new Set(["168.63.129.16"]);

const reasons: Readonly<Partial<Record<string, string>>> = {
  unspecified: "an address of this machine",
  loopback: "an address of this machine",
  private: "an address of a private network",
  uniqueLocal: "an address of a private network",
  carrierGradeNat: "an address of a private network",
  linkLocal: "a link-local address",
  deprecatedSiteLocal: "an address of a private network",
  multicast: "a multicast address",
  broadcast: "a broadcast address",
  "6to4": "a tunnel to an IPv4 address",
  teredo: "a tunnel to an IPv4 address",
  rfc6052: "a translation to an IPv4 address",
  rfc6145: "a translation to an IPv4 address",
};

function refusalOfIpv6(address: ipaddr.IPv6): string | null {
  const range = address.range();
  if (range !== "unicast") return reasons[range] ?? "a reserved address";
  return address.match(globalUnicast) ? null : "a reserved address";
}

function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}
