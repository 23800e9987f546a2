/**
 * One mailbox as RFC 5322 §3.4 writes it today, `local@domain` or `Name <local@domain>`; none of its obsolete forms.
 * The answer is canonical: two texts that mean the same address give the same `address`, except for the case of the
 * local part, which belongs to its server (RFC 5321 §2.4).
 */
import { invalidAddress } from "./invalid-address.ts";
import { parseDomain } from "./parse-domain.ts";
import { type Token, tokenize } from "./tokenize.ts";

/** One address in canonical form. */
export type MailAddress = {
  /** Display name, unescaped; empty where there is none. */
  readonly name: string;
  /** `localPart@domain` as it is written on the wire: the local part quoted where it must be, the domain in A-labels. */
  readonly address: string;
  /** Unescaped and unquoted. */
  readonly localPart: string;
  /** Lower case, A-labels. */
  readonly domain: string;
  /** A label of the domain mixes scripts (Latin with Cyrillic, say) as imitations do: show a warning. */
  readonly mixedScript: boolean;
};

export type ParseAddressOptions = {
  /** Also take domains of one label, such as `localhost`. Default: refused. */
  readonly allowLocalDomains?: boolean;
};

// RFC 5321 §4.5.3.1: local part 64 octets, path 256 with its angle brackets.
const maxLocalPartLength = 64;
const maxAddressLength = 254;
const maxNameLength = 256;
/** A name of which every character is escaped, and an address. */
const maxTextLength = 2 * maxNameLength + maxAddressLength + 8;

const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

/** @throws DomainError `invalid-address`; its message says why without repeating the text. */
export function parseAddress(text: string, options: ParseAddressOptions = {}): MailAddress {
  if (text.length > maxTextLength) throw invalidAddress("it is too long");
  return parseMailbox(tokenize(text), options);
}

/** The tokens of one mailbox, spaces around it included. @throws DomainError `invalid-address`. */
export function parseMailbox(tokens: readonly Token[], options: ParseAddressOptions): MailAddress {
  const trimmed = trimSpaces(tokens);
  const opening = trimmed.findIndex((token) => isSpecial(token, "<"));
  if (opening === -1) return { name: "", ...parseAddrSpec(trimmed, options) };
  const last = trimmed.at(-1);
  if (last === undefined || !isSpecial(last, ">")) throw invalidAddress("something follows the address in <>");
  const name = parsePhrase(trimSpaces(trimmed.slice(0, opening)));
  return { name, ...parseAddrSpec(trimmed.slice(opening + 1, -1), options) };
}

export function isSpecial(token: Token, text: string): boolean {
  return token.kind === "special" && token.text === text;
}

/** Also dots, which RFC 5322 calls obsolete in names and everybody writes: `John Q. Public`. */
function parsePhrase(tokens: readonly Token[]): string {
  if (tokens.some((token) => token.kind === "special" && token.text !== ".")) {
    throw invalidAddress("a name with one of < > @ , in it has to stand in quotation marks");
  }
  const name = tokens.map((token) => (token.kind === "space" ? " " : token.text)).join("");
  if (name.length > maxNameLength) throw invalidAddress(`its name is longer than ${maxNameLength} characters`);
  refuseEncodedWords(name);
  return name;
}

/** Readers decode `=?utf-8?Q?=0D=0A?=` to what could not be written here (RFC 2047). */
function refuseEncodedWords(name: string): void {
  if (/=\?[^?]*\?[bq]\?/i.test(name)) throw invalidAddress("its name holds an encoded word");
}

function parseAddrSpec(tokens: readonly Token[], options: ParseAddressOptions): Omit<MailAddress, "name"> {
  const at = tokens.findIndex((token) => isSpecial(token, "@"));
  if (at === -1) throw invalidAddress("it has no @");
  if (tokens.some((token) => token.kind === "space")) throw invalidAddress("it holds a space");
  const localPart = parseLocalPart(tokens.slice(0, at));
  const { domain, mixedScript } = parseDomain(domainText(tokens.slice(at + 1)), options.allowLocalDomains ?? false);
  const wireLocalPart = dotAtom.test(localPart) ? localPart : quote(localPart);
  if (wireLocalPart.length > maxLocalPartLength)
    throw invalidAddress("the part before the @ is longer than 64 characters");
  const address = `${wireLocalPart}@${domain}`;
  if (address.length > maxAddressLength) throw invalidAddress("it is longer than 254 characters");
  return { address, localPart, domain, mixedScript };
}

function parseLocalPart(tokens: readonly Token[]): string {
  const [first] = tokens;
  const isQuoted = first?.kind === "quoted" && tokens.length === 1;
  const text = tokens.map((token) => (token.kind === "space" ? " " : token.text)).join("");
  if (/[^\x20-\x7e]/.test(text)) throw invalidAddress("the part before the @ may hold ASCII characters only");
  // nodemailer (10.6) turns them into spaces and would write to another address.
  if (/[<>]/.test(text)) throw invalidAddress("the part before the @ may not hold < or >");
  const hasQuotedPiece = tokens.some((token) => token.kind === "quoted");
  if (text === "" || (!isQuoted && (hasQuotedPiece || !dotAtom.test(text)))) {
    throw invalidAddress("the part before the @ is missing or misspelt");
  }
  return text;
}

function domainText(tokens: readonly Token[]): string {
  if (!tokens.every((token) => token.kind === "atom" || isSpecial(token, "."))) {
    throw invalidAddress("what follows the @ is not a domain name");
  }
  return tokens.map((token) => (token.kind === "space" ? "" : token.text)).join("");
}

/** As a quoted string, RFC 5322 §3.2.4. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function trimSpaces(tokens: readonly Token[]): readonly Token[] {
  const from = tokens[0]?.kind === "space" ? 1 : 0;
  const to = tokens.length > from && tokens.at(-1)?.kind === "space" ? -1 : tokens.length;
  return tokens.slice(from, to);
}
