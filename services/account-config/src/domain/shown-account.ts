import type { Account } from "@mailroom/contracts/api/account";
import type { StoredAccount } from "./account-snapshot.ts";
import { showGrant } from "./oauth-grant.ts";
import { preferencesOf } from "./preferences.ts";

/** As the API shows it: secrets are only said to be there. */
export function showAccount(account: StoredAccount): Account {
  const { settings, secrets } = account;
  return {
    id: account.id,
    version: account.version,
    name: settings.name,
    key: settings.key,
    emailAddress: settings.emailAddress,
    fromName: settings.fromName,
    listId: settings.listId,
    active: settings.active,
    service: settings.service,
    description: settings.description,
    authentication: settings.authentication,
    username: settings.username,
    passwordSet: secrets.account !== null,
    passwordChangedAt: account.passwordChangedAt?.toISOString() ?? null,
    imap: { ...settings.imap, passwordSet: secrets.imap !== null },
    smtp: { ...settings.smtp, passwordSet: secrets.smtp !== null },
    agentIds: settings.agentIds,
    actions: settings.actions,
    prioritizeReplies: settings.prioritizeReplies,
    markAsUnread: settings.markAsUnread,
    reopenWithinDays: settings.reopenWithinDays,
    strictThreading: settings.strictThreading,
    hostname: settings.hostname,
    ...preferencesOf(settings),
    authenticationMethod: settings.authenticationMethod,
    cloudProviderId: settings.cloudProviderId,
    oauth: showGrant(settings, account.oauth),
    logoSet: account.logo !== null,
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
    updatedBy: account.updatedBy,
  };
}
