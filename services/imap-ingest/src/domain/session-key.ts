import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";

/**
 * Equal for snapshots between which a running session need not begin anew: sealing a secret with another key changes its
 * wrapping and the version, but neither the secret nor the account.
 */
export function sessionKeyOf({ version: _version, imap, smtp, ...account }: AccountSnapshot): string {
  return JSON.stringify({
    ...account,
    imap: { ...imap, password: contentOf(imap.password) },
    smtp: { ...smtp, password: contentOf(smtp.password) },
  });
}

function contentOf(secret: SealedSecret | null): string | null {
  return secret === null ? null : `${secret.iv} ${secret.ciphertext} ${secret.tag}`;
}
