import { BlockList, isIP } from "node:net";

/** Whether the text is a network (`192.0.2.0/24`, `2001:db8::/32`) or a single address. */
export function isCidr(text: string): boolean {
  return parseCidr(text) !== null;
}

/** Whether the address lies in one of the networks. What is no network contains nothing. */
export function isInCidrs(address: string, cidrs: readonly string[]): boolean {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const network = parseCidr(cidr);
    if (network !== null) list.addSubnet(network.address, network.prefix, network.family);
  }
  const plain = unmapped(address);
  return isIP(plain) !== 0 && list.check(plain, familyOf(plain));
}

type Network = { readonly address: string; readonly prefix: number; readonly family: "ipv4" | "ipv6" };

function parseCidr(text: string): Network | null {
  const [addressText = "", prefixText, ...rest] = text.split("/");
  const address = unmapped(addressText);
  if (isIP(address) === 0 || rest.length > 0) return null;
  const family = familyOf(address);
  const longest = family === "ipv4" ? 32 : 128;
  const prefix = prefixText === undefined ? longest : /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : -1;
  return prefix < 0 || prefix > longest ? null : { address, prefix, family };
}

/** A socket that listens on `::` shows IPv4 peers as IPv6 addresses (RFC 4291 §2.5.5.2). */
function unmapped(address: string): string {
  return /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1] ?? address;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}
