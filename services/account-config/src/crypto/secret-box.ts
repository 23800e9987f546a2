import type { KeyRing } from "@mailroom/sealed-secrets/key-ring";
import { open, seal } from "@mailroom/sealed-secrets/seal";
import { secretFields } from "../domain/account-snapshot.ts";
import type { SecretBox } from "../operations/ports.ts";

/** Seals credentials, each bound to its account and field: a ciphertext moved elsewhere does not open. */
export function makeSecretBox(ring: KeyRing): SecretBox {
  return {
    seal: (plaintext, accountId, kind) => seal(ring, plaintext, { accountId, field: secretFields[kind] }),
    open: (sealed, accountId, kind) => open(ring, sealed, { accountId, field: secretFields[kind] }),
  };
}
