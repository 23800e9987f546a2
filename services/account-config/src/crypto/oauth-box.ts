import type { KeyRing } from "@mailroom/sealed-secrets/key-ring";
import { open, rewrap, seal } from "@mailroom/sealed-secrets/seal";
import type { OauthBox } from "../operations/oauth-ports.ts";

/** The owner, an account or a cloud provider, takes the account's place in what a secret is bound to. */
export function makeOauthBox(ring: KeyRing): OauthBox {
  return {
    keyId: ring.primaryKeyId,
    seal: (plaintext, ownerId, field) => seal(ring, plaintext, { accountId: ownerId, field }),
    reseal: (sealed, ownerId, field) => rewrap(ring, sealed, { accountId: ownerId, field }),
    open: (sealed, ownerId, field) => open(ring, sealed, { accountId: ownerId, field }),
  };
}
