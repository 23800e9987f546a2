import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { macBytes, type TokenSigner } from "../domain/thread-token.ts";

/** `kid:base64[,kid:base64…]`: the first key signs, all verify, so that keys can be changed without losing threads. */
export type ThreadKeys = ReadonlyMap<string, Uint8Array>;

const minKeyBytes = 32;
const keyPattern = /^([a-z0-9]{1,8}):([A-Za-z0-9+/_-]+={0,2})$/;
/** Reserved for the derived key; a configured one may not take it. */
const derivedKeyId = "i";

/** @throws RangeError with what is wrong; never with the key. */
export function parseThreadKeys(text: string): ThreadKeys {
  const keys = new Map<string, Uint8Array>();
  for (const part of text.split(",")) {
    const [, keyId, encoded] = keyPattern.exec(part.trim()) ?? [];
    if (keyId === undefined || encoded === undefined) {
      throw new RangeError("must be <key id>:<base64>, several with commas; a key id is 1 to 8 of a-z and 0-9");
    }
    const key = Buffer.from(encoded, "base64");
    if (key.length < minKeyBytes) throw new RangeError(`key ${keyId} is shorter than ${minKeyBytes} bytes`);
    if (keyId === derivedKeyId) throw new RangeError(`key id ${derivedKeyId} is reserved`);
    if (keys.has(keyId)) throw new RangeError(`key id ${keyId} stands twice`);
    keys.set(keyId, key);
  }
  return keys;
}

/**
 * HMAC-SHA256, truncated. Without configured keys one is derived from the internal key (RFC 5869); it goes on verifying
 * when keys are configured later, so that threads begun before hold.
 */
export function makeThreadTokenSigner(internalKey: string, configured: ThreadKeys | null): TokenSigner {
  const derived = new Uint8Array(hkdfSync("sha256", internalKey, "", "mailroom thread token", 32));
  const keys = new Map<string, Uint8Array>([...(configured ?? []), [derivedKeyId, derived]]);
  const [signingKeyId = derivedKeyId] = keys.keys();
  const macOf = (key: Uint8Array, text: string): Uint8Array =>
    createHmac("sha256", key).update(text).digest().subarray(0, macBytes);
  return {
    sign: (text) => ({ keyId: signingKeyId, mac: macOf(keys.get(signingKeyId) ?? derived, text) }),
    isValid(keyId, text, mac) {
      const key = keys.get(keyId);
      return key !== undefined && mac.length === macBytes && timingSafeEqual(macOf(key, text), mac);
    },
  };
}
