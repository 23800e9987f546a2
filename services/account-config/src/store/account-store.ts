import { sql, type Insertable, type Kysely, type Selectable } from "kysely";
import { sourceOf } from "../domain/account.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { preferencesOf, readPreferences } from "../domain/preferences.ts";
import { keyTaken, mailboxTaken, nameTaken } from "../domain/errors.ts";
import type { AccountStore } from "../operations/ports.ts";
import { onPage } from "./account-page.ts";
import { type GrantSummaryColumn, grantSummary, readGrantSummary } from "./grant-store.ts";
import type { AccountConfigDatabase, AccountTable } from "./schema.ts";
import { uniqueViolation } from "./unique-violation.ts";

export function makeAccountStore(tx: Kysely<AccountConfigDatabase>): AccountStore {
  const all = () => tx.selectFrom("account").selectAll().select(grantSummary.as("oauth_grant"));
  const living = () => all().where("deleted_at", "is", null);
  return {
    async find(id) {
      const row = await living().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    async findForUpdate(id) {
      const row = await living().where("id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    async list(page) {
      return (await onPage(living(), page).execute()).map(fromRow);
    },
    async insert(account) {
      await refuseNewReader(tx, account);
      await translated(tx.insertInto("account").values(toRow(account)).execute());
    },
    async update(account, mailbox = "as it was") {
      if (mailbox === "claimed") await refuseNewReader(tx, account);
      const row = { ...toRow(account), ...(mailbox === "claimed" ? { shares_source: false } : {}) };
      await translated(tx.updateTable("account").set(row).where("id", "=", account.id).execute());
    },
    async countByList(listId) {
      const row = await tx
        .selectFrom("account")
        .select((count) => count.fn.countAll<number>().as("count"))
        .where("list_id", "=", listId)
        .where("deleted_at", "is", null)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async listForReseal(keyId, { after, limit }) {
      const wrappedOtherwise = (column: "password" | "imap_password" | "smtp_password") =>
        sql<boolean>`${sql.ref(column)} ->> 'keyId' <> ${keyId}`;
      let query = all()
        .where((secret) =>
          secret.or([
            wrappedOtherwise("password"),
            wrappedOtherwise("imap_password"),
            wrappedOtherwise("smtp_password"),
          ]),
        )
        .orderBy("id")
        .limit(limit)
        .forUpdate();
      if (after !== null) query = query.where("id", ">", after);
      return (await query.execute()).map(fromRow);
    },
  };
}

/**
 * Accounts that share their mailbox from before (S4) stand outside of the unique index, and stay there when the other one
 * leaves. Whoever comes new to that mailbox is refused all the same; who reads it already is not asked. People, who see all
 * accounts where they may save one, are told which one has it; the index speaks for those who come at the same moment.
 */
async function refuseNewReader(tx: Kysely<AccountConfigDatabase>, account: StoredAccount): Promise<void> {
  const { id, settings, updatedBy } = account;
  if (!settings.active) return;
  const isRead = sql`active and deleted_at is null and source = ${sourceOf(settings)}`;
  const { rows } = await sql<{ name: string }>`
    select name from account where id <> ${id} and ${isRead}
      and (not shares_source or not exists (select from account where id = ${id} and ${isRead}))
    order by shares_source, id limit 1`.execute(tx);
  const [reader] = rows;
  if (reader !== undefined) throw mailboxTaken(updatedBy?.kind === "user" ? reader.name : null);
}

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    switch (uniqueViolation(error)) {
      case "account_name_key":
        throw nameTaken("account");
      case "account_key_key":
        throw keyTaken();
      case "account_source_key":
        throw mailboxTaken(null);
      default:
        throw error;
    }
  }
}

function toRow(account: StoredAccount): Insertable<AccountTable> {
  const { settings, secrets } = account;
  const json = (value: unknown) => JSON.stringify(value);
  const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return {
    id: account.id,
    version: account.version,
    name: settings.name,
    key: settings.key,
    email_address: settings.emailAddress,
    from_name: settings.fromName,
    list_id: settings.listId,
    active: settings.active,
    service: settings.service,
    description: settings.description,
    authentication: settings.authentication,
    username: settings.username,
    password: jsonOrNull(secrets.account),
    password_changed_at: account.passwordChangedAt,
    imap: json(settings.imap),
    imap_password: jsonOrNull(secrets.imap),
    smtp: json(settings.smtp),
    smtp_password: jsonOrNull(secrets.smtp),
    agent_ids: [...settings.agentIds],
    actions: json(settings.actions),
    prioritize_replies: settings.prioritizeReplies,
    mark_as_unread: settings.markAsUnread,
    reopen_within_days: settings.reopenWithinDays,
    strict_threading: settings.strictThreading,
    hostname: settings.hostname,
    authentication_method: settings.authenticationMethod,
    cloud_provider_id: settings.cloudProviderId,
    preferences: json(preferencesOf(settings)),
    logo: jsonOrNull(account.logo),
    source_epoch: account.sourceEpoch,
    source: sourceOf(settings),
    created_at: account.createdAt,
    updated_at: account.updatedAt,
    updated_by: jsonOrNull(account.updatedBy),
    deleted_at: account.deletedAt,
  };
}

type AccountRow = Selectable<AccountTable> & { readonly oauth_grant: GrantSummaryColumn | null };

function fromRow(row: AccountRow): StoredAccount {
  return {
    id: row.id,
    version: row.version,
    settings: {
      name: row.name,
      key: row.key,
      emailAddress: row.email_address,
      fromName: row.from_name,
      listId: row.list_id,
      active: row.active,
      service: row.service,
      description: row.description,
      authentication: row.authentication,
      username: row.username,
      imap: row.imap,
      smtp: row.smtp,
      agentIds: row.agent_ids,
      actions: row.actions,
      prioritizeReplies: row.prioritize_replies,
      markAsUnread: row.mark_as_unread,
      reopenWithinDays: row.reopen_within_days,
      strictThreading: row.strict_threading,
      hostname: row.hostname,
      authenticationMethod: row.authentication_method,
      cloudProviderId: row.cloud_provider_id,
      ...readPreferences(row.preferences),
    },
    secrets: { account: row.password, imap: row.imap_password, smtp: row.smtp_password },
    logo: row.logo,
    sourceEpoch: row.source_epoch,
    passwordChangedAt: row.password_changed_at,
    oauth: readGrantSummary(row.oauth_grant),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    deletedAt: row.deleted_at,
  };
}
