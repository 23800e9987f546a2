import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";

/**
 * Equal for snapshots between which a running session need not begin anew: sealing a secret with another key changes its
 * wrapping and the version, but neither the secret nor the account. Nor does the order of fields mean anything: it is
 * another one once account-config has read the account from its database.
 */
export function sessionKeyOf({ version: _version, imap, smtp, ...account }: AccountSnapshot): string {
  const told = {
    ...account,
    imap: { ...imap, password: contentOf(imap.password) },
    smtp: { ...smtp, password: contentOf(smtp.password) },
  };
  return JSON.stringify(told, (_field, value: unknown) => inOrder(value));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function contentOf(secret: SealedSecret | null): string | null {
  return secret === null ? null : `${secret.iv} ${secret.ciphertext} ${secret.tag}`;
}
