import { domainToASCII, domainToUnicode } from "node:url";
import { invalidAddress } from "./invalid-address.ts";
import { isMixedScript } from "./mixed-script.ts";

export type Domain = {
  /** Lower case, A-labels. */
  readonly domain: string;
  readonly mixedScript: boolean;
};

const maxDomainLength = 253;
const labelPattern = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
// What UTS 46 would turn into a dot, and invisible characters it would drop.
const treacherous = /[\u3002\uff0e\uff61\p{Cf}\p{Z}]/u;

/** @throws DomainError `invalid-address`. */
export function parseDomain(text: string, allowLocalDomains: boolean): Domain {
  const domain = toAscii(text);
  const labels = domain.split(".");
  if (domain.length > maxDomainLength || !labels.every((label) => labelPattern.test(label))) {
    throw invalidAddress("what follows the @ is not a domain name");
  }
  if (/^\d+$/.test(labels.at(-1) ?? "")) throw invalidAddress("its domain is a number, not a name");
  if (labels.length === 1 && !allowLocalDomains) throw invalidAddress("its domain has no dot");
  return { domain, mixedScript: isMixedScript(domainToUnicode(domain)) };
}

function toAscii(text: string): string {
  const isAscii = /^[\x21-\x7e]*$/.test(text);
  // Compatibility forms (full-width letters, ligatures) become other characters on the way; only what stays passes.
  if (!isAscii && (treacherous.test(text) || text.normalize("NFKC") !== text.normalize("NFC"))) {
    throw invalidAddress("its domain holds characters that only look like others");
  }
  const ascii = isAscii ? text.toLowerCase() : domainToASCII(text);
  // What cannot be decoded stays as it is.
  if (/(^|\.)xn--/.test(domainToUnicode(ascii))) throw invalidAddress("its domain is not a valid international name");
  return ascii;
}
