import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { KeyRing } from "./key-ring.ts";

/**
 * Envelope encryption with AES-256-GCM (NIST SP 800-38D). Every secret has a random data key; the ring's first key
 * wraps it. Both layers authenticate the account and the field, so a sealed secret copied to another account or
 * another field does not open. Only the outer layer names the ring's key: rewrapping leaves the inner one alone.
 */

/** What a secret belongs to; needed again, unchanged, to open it. */
export type SecretBinding = { readonly accountId: string; readonly field: string };

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;
const dataKeyBytes = 32;
/** In bytes of UTF-8; OAuth tokens are the longest secrets and stay below 4 KiB. */
export const maxSecretBytes = 16_384;

/** @throws DomainError `secret-too-long` above `maxSecretBytes`. */
export function seal(ring: KeyRing, plaintext: string, binding: SecretBinding): SealedSecret {
  const bytes = Buffer.from(plaintext, "utf8");
  if (bytes.length > maxSecretBytes) {
    throw new DomainError("secret-too-long", "invalid", `A secret may have ${maxSecretBytes} bytes at most.`);
  }
  const dataKey = randomBytes(dataKeyBytes);
  const inner = encrypt(createSecretKey(dataKey), bytes, contentContext(binding));
  return {
    v: 1,
    ...wrap(ring, dataKey, binding),
    iv: inner.iv,
    ciphertext: inner.ciphertext,
    tag: inner.tag,
  };
}

/**
 * The secret. Opens with whichever key of the ring sealed it.
 * @throws DomainError `secret-unreadable`: its key is not in the ring, or it was changed or moved.
 */
export function open(ring: KeyRing, sealed: SealedSecret, binding: SecretBinding): string {
  const dataKey = unwrap(ring, sealed, binding);
  return decrypt(createSecretKey(dataKey), sealed, contentContext(binding)).toString("utf8");
}

/** True where another key than the ring's first wraps the secret: see `rewrap`. */
export function needsRewrap(ring: KeyRing, sealed: SealedSecret): boolean {
  return sealed.keyId !== ring.primaryKeyId;
}

/**
 * The same secret wrapped with the ring's first key, as rotation needs it.
 * @throws DomainError `secret-unreadable`, as `open`.
 */
export function rewrap(ring: KeyRing, sealed: SealedSecret, binding: SecretBinding): SealedSecret {
  return { ...sealed, ...wrap(ring, unwrap(ring, sealed, binding), binding) };
}

type Wrapping = Pick<SealedSecret, "keyId" | "wrapIv" | "wrappedKey" | "wrapTag">;

function wrap(ring: KeyRing, dataKey: Buffer, binding: SecretBinding): Wrapping {
  const keyId = ring.primaryKeyId;
  const outer = encrypt(ringKey(ring, keyId), dataKey, wrapContext(keyId, binding));
  return { keyId, wrapIv: outer.iv, wrappedKey: outer.ciphertext, wrapTag: outer.tag };
}

function unwrap(ring: KeyRing, sealed: SealedSecret, binding: SecretBinding): Buffer {
  const { keyId, wrapIv: iv, wrappedKey: ciphertext, wrapTag: tag } = sealed;
  return decrypt(ringKey(ring, keyId), { iv, ciphertext, tag }, wrapContext(keyId, binding));
}

function ringKey(ring: KeyRing, keyId: string): KeyObject {
  const key = ring.keys.get(keyId);
  if (key === undefined) throw unreadable(`its key "${keyId}" is not among the keys this service was given`);
  return key;
}

// JSON arrays keep the parts apart whatever they contain.
function contentContext({ accountId, field }: SecretBinding): Buffer {
  return Buffer.from(JSON.stringify(["mailroom sealed secret v1", "content", accountId, field]));
}

function wrapContext(keyId: string, { accountId, field }: SecretBinding): Buffer {
  return Buffer.from(JSON.stringify(["mailroom sealed secret v1", "data key", keyId, accountId, field]));
}

type Encrypted = { readonly iv: string; readonly ciphertext: string; readonly tag: string };

function encrypt(key: KeyObject, plaintext: Buffer, context: Buffer): Encrypted {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(context);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return {
    iv: iv.toString("base64url"),
    ciphertext: ciphertext.toString("base64url"),
    tag: cipher.getAuthTag().toString("base64url"),
  };
}

function decrypt(key: KeyObject, encrypted: Encrypted, context: Buffer): Buffer {
  try {
    const iv = Buffer.from(encrypted.iv, "base64url");
    const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(context);
    decipher.setAuthTag(Buffer.from(encrypted.tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(encrypted.ciphertext, "base64url")), decipher.final()]);
  } catch (cause) {
    throw unreadable("it was changed, belongs elsewhere, or its key was replaced under the same id", cause);
  }
}

function unreadable(reason: string, cause?: unknown): DomainError {
  return new DomainError(
    "secret-unreadable",
    "conflict",
    `The stored secret cannot be read: ${reason}. Enter it again, or give the service the key it was sealed with.`,
    { cause },
  );
}
