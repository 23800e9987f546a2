import { createSecretKey, type KeyObject } from "node:crypto";
import { DomainError } from "@mailroom/contracts/domain-error";

/** Keys that wrap data keys. The first one seals; every one of them opens. */
export type KeyRing = {
  readonly primaryKeyId: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
};

const keyBytes = 32;
const keyIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Reads `keyId:base64key[,keyId:base64key…]`, each key 32 bytes in base64 or base64url. To rotate: put the new key in
 * front, restart, rewrap what `needsRewrap` names, remove the old key.
 * @throws DomainError `invalid-key-ring`; the message never holds key material.
 */
export function makeKeyRing(text: string): KeyRing {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const keys = new Map<string, KeyObject>();
  for (const [index, entry] of entries.entries()) {
    const { keyId, key } = parseEntry(entry, index + 1);
    if (keys.has(keyId)) throw invalid(`key id "${keyId}" appears twice`);
    keys.set(keyId, key);
  }
  const [primaryKeyId] = keys.keys();
  if (primaryKeyId === undefined) throw invalid("it holds no key");
  return { primaryKeyId, keys };
}

function parseEntry(entry: string, position: number): { keyId: string; key: KeyObject } {
  const colon = entry.indexOf(":");
  const keyId = entry.slice(0, Math.max(colon, 0));
  // A key pasted without its id would be quoted as an id here, so the text is not repeated.
  if (!keyIdPattern.test(keyId)) throw invalid(`entry ${position} has no proper key id before its first colon`);
  const encoded = entry.slice(colon + 1);
  const bytes = Buffer.from(encoded, "base64");
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded);
  if (!isBase64 || bytes.length !== keyBytes) {
    throw invalid(`key "${keyId}" is not ${keyBytes} bytes in base64 (make one with: openssl rand -base64 32)`);
  }
  return { keyId, key: createSecretKey(bytes) };
}

function invalid(detail: string): DomainError {
  return new DomainError("invalid-key-ring", "invalid", `The key ring cannot be used: ${detail}.`);
}
