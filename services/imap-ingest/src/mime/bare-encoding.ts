/**
 * Some programs write a transfer encoding like a parameter, in quotes or with a semicolon; a strict reader does not know
 * it then and shows base64 as it stands (RFC 2045 §6.1 has a bare word).
 */
const field = "Content-Transfer-Encoding";
const dressed = new RegExp(`^${field}[ \\t]*:\\s*(?:["']|[\\w-]+[ \\t]*;)`, "im");
const word = /^["']?\s*(base64|quoted-printable)\s*["']?\s*(?:;.*)?$/is;

/** Of a mail or one of its parts, as far as a look at the lines tells. */
export function hasDressedEncoding(mail: Uint8Array): boolean {
  return dressed.test(Buffer.from(mail.buffer, mail.byteOffset, mail.length).toString("latin1"));
}

/** The bare word where it is one of those that change the bytes; else what was written. */
export function bareEncoding(written: string): string {
  return word.exec(written)?.[1]?.toLowerCase() ?? written;
}

type Fields = { getFirst(name: string): string; update(name: string, value: string): void };

export function bareEncodingIn(fields: Fields): void {
  const written = fields.getFirst(field);
  const bare = bareEncoding(written);
  if (bare !== written) fields.update(field, bare);
}
