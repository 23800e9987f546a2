/**
 * What a person may type as a host: a name of letters, digits and hyphens (RFC 1123 §2.1; others as IDN, RFC 5891), or
 * an address in its one usual form. Resolvers read far more (`127.1`, `0x7f.1`, `2130706433`, full-width digits, zones);
 * whatever could mean something else to somebody further down is refused here instead of being understood.
 */
import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";

export type ParsedHost =
  | { readonly kind: "address"; readonly address: string }
  /** Lower case, A-labels, no trailing dot. */
  | { readonly kind: "name"; readonly name: string };

const maxNameLength = 253;
// Characters that only look like a full stop: UTS 46 would make dots of them.
const dotLikeCharacters = /[\u3002\uff0e\uff61]/u;
const labelPattern = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Null for anything that is no host. */
export function parseHost(text: string): ParsedHost | null {
  if (isIPv4(text)) return { kind: "address", address: text };
  const unbracketed = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  // With a zone (fe80::1%eth0) an address means something else on every machine.
  if (unbracketed.includes(":")) {
    return isIPv6(unbracketed) && !unbracketed.includes("%") ? { kind: "address", address: unbracketed } : null;
  }
  const name = parseName(text);
  return name === null ? null : { kind: "name", name };
}

function parseName(text: string): string | null {
  const name = text.endsWith(".") ? text.slice(0, -1) : text;
  // Compatibility forms (full-width digits, ligatures) turn into other characters on the way: only what stays passes.
  if (dotLikeCharacters.test(name) || name.normalize("NFKC") !== name.normalize("NFC")) return null;
  const isAscii = /^[\x21-\x7e]*$/.test(name);
  if (!isAscii && /[\p{Cc}\p{Cf}\p{Z}]/u.test(name)) return null;
  const ascii = isAscii ? name.toLowerCase() : domainToASCII(name);
  if (ascii === "" || ascii.length > maxNameLength) return null;
  const labels = ascii.split(".");
  if (!labels.every((label) => labelPattern.test(label))) return null;
  return isNumber(labels.at(-1) ?? "") ? null : ascii;
}

/** A name that ends in a number is an address in disguise (WHATWG URL, "ends in a number"). */
function isNumber(label: string): boolean {
  return /^(\d+|0x[0-9a-f]*)$/.test(label);
}
