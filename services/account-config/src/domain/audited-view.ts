/** What the audit log compares of each object. What of it may be told is decided elsewhere: `shownFields` of the contracts. */
import type { AuditAlert } from "@mailroom/contracts/audit-entry";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { StoredAccount } from "./account-snapshot.ts";
import type { StoredAssistant } from "./assistant.ts";
import type { CloudProvider } from "./cloud-provider.ts";
import type { PlacedDisposition, StoredDisposition } from "./disposition.ts";

export function auditedAccount({ settings, secrets, logo }: StoredAccount): object {
  return {
    ...settings,
    password: markOf(secrets.account),
    imap: { ...settings.imap, password: markOf(secrets.imap) },
    smtp: { ...settings.smtp, password: markOf(secrets.smtp) },
    logo: logo?.id,
    uncheckedServers: uncheckedServersOf(settings),
  };
}

/** X13: switched on, or another server while it is on, or off again. */
export function certificateAlertOf(before: StoredAccount | null, after: StoredAccount): AuditAlert | null {
  const [old, now] = [before === null ? [] : uncheckedServersOf(before.settings), uncheckedServersOf(after.settings)];
  if (now.some((server) => !old.includes(server))) return "certificates-unchecked";
  return old.length > 0 && now.length === 0 ? "certificates-checked" : null;
}

/** Without SSL no certificate is ever looked at. */
function uncheckedServersOf({ acceptAnyCertificate, imap, smtp }: StoredAccount["settings"]): string[] {
  if (!acceptAnyCertificate) return [];
  const servers = [
    { protocol: "IMAP", ...imap },
    { protocol: "SMTP", ...smtp },
  ];
  return servers.filter(({ ssl }) => ssl).map(({ protocol, host, port }) => `${protocol} ${host}:${port}`);
}

export function auditedAssistant({ key, ...assistant }: StoredAssistant): object {
  return { ...assistant, key: markOf(key) };
}

export function auditedCloudProvider({ clientSecret, ...provider }: CloudProvider): object {
  return { ...provider, clientSecret: markOf(clientSecret) };
}

/** Without its path: it changes when one above is renamed, which has an entry of its own. */
export function auditedDisposition(disposition: StoredDisposition | PlacedDisposition): object {
  const { name, description, parentId, scope, scopeId } = disposition;
  return { name, description, parentId, scope, scopeId };
}

/** Another one for each secret that is typed; the same while it is merely wrapped with another key. */
function markOf(secret: SealedSecret | null): string | null {
  return secret?.ciphertext ?? null;
}
