/**
 * The lexical tokens of RFC 5322 §3.2 in one pass, without what a strict reader has no use for: comments, folding,
 * domain literals, groups and routes are refused where they begin. Nothing is skipped and nothing is guessed, so no
 * other reader can see an address where this one saw something else.
 */
import { invalidAddress } from "./invalid-address.ts";

export type Token =
  /** A run of atext (RFC 5322 §3.2.3) or characters beyond ASCII (RFC 6532 §3.2). */
  | { readonly kind: "atom"; readonly text: string }
  /** The content of a quoted string, unescaped. */
  | { readonly kind: "quoted"; readonly text: string }
  | { readonly kind: "space" }
  | { readonly kind: "special"; readonly text: string };

// Control characters and line separators never belong into an address; neither do lone surrogates, nor the marks that
// reorder what a person sees (bidirectional overrides and isolates).
const unsafeCharacter = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const tokenPattern =
  /(?<space> +)|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<special>[<>@,.])|(?<atom>(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7f])+)/uy;

const refusals: Readonly<Partial<Record<string, string>>> = {
  '"': "a quotation mark is not closed",
  "(": "comments in parentheses are not taken; put them in quotation marks",
  ")": "a parenthesis has to stand in quotation marks",
  "[": "an address in brackets in place of a domain is not taken",
  "]": "a bracket has to stand in quotation marks",
  ":": "groups and routes are not taken; a colon has to stand in quotation marks",
  ";": "addresses are separated by commas; a semicolon has to stand in quotation marks",
  "\\": "a backslash has to stand in quotation marks",
};

/** @throws DomainError `invalid-address`. */
export function tokenize(text: string): Token[] {
  refuseUnsafeCharacters(text);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (match === null)
      throw invalidAddress(refusals[text.charAt(at)] ?? "it holds a character that has no place there");
    tokens.push(tokenOf(match.groups ?? {}));
    at = tokenPattern.lastIndex;
  }
  return tokens;
}

/** @throws DomainError `invalid-address`. */
export function refuseUnsafeCharacters(text: string): void {
  if (unsafeCharacter.test(text)) throw invalidAddress("it holds control characters");
}

function tokenOf({ quoted, special, atom }: Readonly<Partial<Record<string, string>>>): Token {
  if (quoted !== undefined) return { kind: "quoted", text: quoted.replace(/\\(.)/gu, "$1") };
  if (special !== undefined) return { kind: "special", text: special };
  return atom === undefined ? { kind: "space" } : { kind: "atom", text: atom };
}
