import { DomainError } from "@mailroom/contracts/domain-error";
import type { KeyRing } from "@mailroom/sealed-secrets/key-ring";
import { open, rewrap, seal } from "@mailroom/sealed-secrets/seal";
import { secretFields } from "../domain/account-snapshot.ts";
import type { SealedPlace, SecretBox, SecretKind } from "../operations/ports.ts";

/** Raises the alarm: a stored secret was changed, moved, or sealed with a key that is not in the ring. */
export type ReportUnreadable = (ownerId: string, secret: SecretKind | SealedPlace) => void;

/** Seals credentials, each bound to its account and field: a ciphertext moved elsewhere does not open. */
export function makeSecretBox(ring: KeyRing, reportUnreadable: ReportUnreadable): SecretBox {
  const guarded = <T>(accountId: string, kind: SecretKind | SealedPlace, run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof DomainError && error.code === "secret-unreadable") reportUnreadable(accountId, kind);
      throw error;
    }
  };
  const binding = (accountId: string, kind: SecretKind) => ({ accountId, field: secretFields[kind] });
  return {
    keyId: ring.primaryKeyId,
    seal: (plaintext, accountId, kind) => seal(ring, plaintext, binding(accountId, kind)),
    open: (sealed, accountId, kind) => guarded(accountId, kind, () => open(ring, sealed, binding(accountId, kind))),
    resealAt: (place, sealed, ownerId) =>
      guarded(ownerId, place, () => rewrap(ring, sealed, { accountId: ownerId, field: place })),
    reseal: (sealed, accountId, kind) => guarded(accountId, kind, () => rewrap(ring, sealed, binding(accountId, kind))),
  };
}
