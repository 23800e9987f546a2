import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/**
 * A key for one purpose from the one internal key (RFC 5869), so that a token made for one purpose never passes for
 * another's. A `KeyObject`, because with bytes Node makes one for each signature, which takes longer than signing.
 */
export function signingKey(internalKey: string, purpose: string): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync("sha256", internalKey, "", `mailroom ${purpose}`, 32)));
}
