import { hkdfSync } from "node:crypto";

/**
 * A key for one purpose from the one internal key (RFC 5869), so that a token made for one purpose never passes for
 * another's.
 */
export function signingKey(internalKey: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", internalKey, "", `mailroom ${purpose}`, 32));
}
