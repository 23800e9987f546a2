import Type, { type Static } from "typebox";

/** Bytes as base64url without padding (RFC 4648 §5). */
const base64url = (maxLength: number) => Type.String({ pattern: "^[A-Za-z0-9_-]*$", maxLength });

/** Names a key of the ring; chosen by operations when they add a key. */
export const SecretKeyId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" });

/**
 * A credential under envelope encryption: a data key of its own encrypts the text (AES-256-GCM, bound to the account
 * and the field), a key of the ring encrypts the data key. It may rest in tables and travel in events; only holders
 * of the ring can read it. It never appears in an answer of the public API.
 */
export const SealedSecret = Type.Object(
  {
    v: Type.Literal(1, { description: "Version of this form" }),
    keyId: SecretKeyId,
    wrapIv: base64url(16),
    wrappedKey: base64url(43),
    wrapTag: base64url(22),
    iv: base64url(16),
    ciphertext: base64url(22_000),
    tag: base64url(22),
  },
  { additionalProperties: false },
);
export type SealedSecret = Static<typeof SealedSecret>;
