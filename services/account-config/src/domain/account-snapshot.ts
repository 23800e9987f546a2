import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { isBlank } from "@mailroom/contracts/name";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { AccountSettings, ServerSettings } from "./account-settings.ts";
import type { GrantSummary } from "./oauth-grant.ts";
import type { Logo } from "./logo.ts";
import { preferencesOf } from "./preferences.ts";
import { presetOf } from "./service-preset.ts";

export type SealedSecrets = {
  readonly account: SealedSecret | null;
  readonly imap: SealedSecret | null;
  readonly smtp: SealedSecret | null;
};

export type StoredAccount = {
  readonly id: string;
  readonly version: number;
  readonly settings: AccountSettings;
  readonly secrets: SealedSecrets;
  readonly logo: Logo | null;
  readonly sourceEpoch: number;
  readonly passwordChangedAt: Date | null;
  /** What a cloud provider lets it do; null: it was never asked. */
  readonly oauth: GrantSummary | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Who made this version; null: nobody, or from before it was noted. */
  readonly updatedBy: PrincipalReference | null;
  readonly deletedAt: Date | null;
};

/** The name a secret is bound to, besides the account's id. */
export const secretFields = { account: "password", imap: "imap.password", smtp: "smtp.password" } as const;

function serverSnapshot(account: StoredAccount, which: "imap" | "smtp", server: ServerSettings) {
  const own = account.secrets[which];
  const authentication = account.settings.authentication && server.authentication;
  const isOauth = account.settings.authenticationMethod === "oauth";
  return {
    host: server.host,
    port: server.port,
    ssl: server.ssl,
    tlsMode: server.tlsMode,
    authentication,
    username: authentication ? (server.username ?? account.settings.username) : null,
    // With OAuth a password that is still stored stays at home.
    password: authentication && !isOauth ? (own ?? account.secrets.account) : null,
    secretField: own === null ? secretFields.account : secretFields[which],
    connectionTimeoutSeconds: server.connectionTimeoutSeconds,
    authenticationTimeoutSeconds: server.authenticationTimeoutSeconds,
  };
}

/** As recipients read it; what nobody could read is none. */
export function senderNameOf({ fromName, name }: Pick<AccountSettings, "fromName" | "name">): string {
  return fromName === null || isBlank(fromName) ? name : fromName;
}

/** What the other services are told: logins resolved, secrets sealed. */
export function snapshotOf(account: StoredAccount): AccountSnapshot {
  const { settings } = account;
  return {
    accountId: account.id,
    version: account.version,
    name: settings.name,
    key: settings.key,
    emailAddress: settings.emailAddress,
    fromName: senderNameOf(settings),
    listId: settings.listId,
    active: settings.active && account.deletedAt === null,
    service: settings.service,
    agentIds: settings.agentIds,
    imap: { ...serverSnapshot(account, "imap", settings.imap), mailbox: settings.imap.mailbox },
    sourceEpoch: account.sourceEpoch,
    smtp: {
      ...serverSnapshot(account, "smtp", settings.smtp),
      filesSentMail: presetOf(settings.service)?.filesSentMail ?? false,
    },
    actions: settings.actions,
    reopenWithinDays: settings.reopenWithinDays,
    strictThreading: settings.strictThreading,
    prioritizeReplies: settings.prioritizeReplies,
    markAsUnread: settings.markAsUnread,
    hostname: settings.hostname,
    ...preferencesOf(settings),
    logo: account.logo,
    authenticationMethod: settings.authenticationMethod,
    deletedAt: account.deletedAt?.toISOString() ?? null,
  };
}
