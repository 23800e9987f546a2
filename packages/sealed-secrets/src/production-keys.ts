import type { KeyObject } from "node:crypto";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { KeyRing } from "./key-ring.ts";

/** Key ids that begin so belong to the demo and are refused in production. */
export const demoKeyIdPrefix = "demo";

// 32 random bytes hold about 30 different values; fewer than 16 happens less than once in 10^15 keys.
const minDistinctBytes = 16;

/**
 * Refuses keys that cannot be secret: the demo's (recognised by their id), patterns, and typed text in place of random
 * bytes. Call it at the start in production mode.
 * @throws DomainError `insecure-key-ring`, naming the keys by id.
 */
export function assertProductionKeys(ring: KeyRing): void {
  const insecure = [...ring.keys].filter(([keyId, key]) => isDemoKeyId(keyId) || !looksRandom(key));
  if (insecure.length === 0) return;
  const names = insecure.map(([keyId]) => `"${keyId}"`).join(", ");
  throw new DomainError(
    "insecure-key-ring",
    "invalid",
    `Not safe for production: key ${names}. Demo keys and typed texts are no secrets; make a key with: openssl rand -base64 32`,
  );
}

function isDemoKeyId(keyId: string): boolean {
  return keyId.toLowerCase().startsWith(demoKeyIdPrefix);
}

function looksRandom(key: KeyObject): boolean {
  const bytes = key.export();
  const isTypedText = bytes.every((byte) => byte >= 0x20 && byte <= 0x7e);
  return !isTypedText && new Set(bytes).size >= minDistinctBytes;
}
