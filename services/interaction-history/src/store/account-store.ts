import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import { type Kysely, sql } from "kysely";
import type { Account, AccountStore } from "../operations/ports.ts";
import type { HistoryDatabase } from "./schema.ts";

type Find = { findAccount(accountId: string): Promise<Account | null> };

export function makeAccountStore(tx: Kysely<HistoryDatabase>): AccountStore & Find {
  return {
    async saveAccount(account) {
      const { senderAliasKeys, writing } = account;
      await sql`
        insert into account (account_id, version, name, key, email_address, address_key, from_name, list_id, is_active,
          agent_ids, reopen_within_days, strict_threading, mark_as_unread, deleted_at, sender_aliases,
          sender_alias_keys, fixed_cc, fixed_bcc, autosave_drafts, mandatory_disposition, pause_during_disposition,
          template, logo, include_message_on_forward, notification, auto_reply_cap)
        values (${account.accountId}, ${account.version}, ${account.name}, ${account.key}, ${account.emailAddress},
          ${account.addressKey}, ${account.fromName}, ${account.listId}, ${account.active},
          ${[...account.agentIds]}::uuid[], ${account.reopenWithinDays}, ${account.strictThreading},
          ${account.markAsUnread}, ${account.deletedAt},
          ${[...writing.senderAliases]}::text[], ${[...senderAliasKeys]}::text[], ${[...writing.fixedCc]}::text[],
          ${[...writing.fixedBcc]}::text[], ${writing.autosaveDrafts},
          ${account.mandatoryDisposition ?? false}, ${account.pauseDuringDisposition ?? false},
          ${jsonOf(account.template)}, ${jsonOf(account.logo)},
          ${account.includeMessageOnForward ?? accountPreferenceDefaults.includeMessageOnForward},
          ${jsonOf(account.notification)}, ${account.autoReplyCap ?? accountPreferenceDefaults.autoReplyCap})
        on conflict (account_id) do update set version = excluded.version, name = excluded.name, key = excluded.key,
          email_address = excluded.email_address, address_key = excluded.address_key, from_name = excluded.from_name,
          list_id = excluded.list_id, is_active = excluded.is_active, agent_ids = excluded.agent_ids,
          reopen_within_days = excluded.reopen_within_days, strict_threading = excluded.strict_threading,
          mark_as_unread = excluded.mark_as_unread, deleted_at = excluded.deleted_at,
          sender_aliases = excluded.sender_aliases, sender_alias_keys = excluded.sender_alias_keys,
          fixed_cc = excluded.fixed_cc, fixed_bcc = excluded.fixed_bcc, autosave_drafts = excluded.autosave_drafts,
          mandatory_disposition = excluded.mandatory_disposition,
          pause_during_disposition = excluded.pause_during_disposition,
          template = excluded.template, logo = excluded.logo,
          include_message_on_forward = excluded.include_message_on_forward, notification = excluded.notification,
          auto_reply_cap = excluded.auto_reply_cap
        where account.version <= excluded.version`.execute(tx);
    },
    async saveAgent({ agentId, version, name, addressKey, deletedAt }) {
      await sql`
        insert into agent (agent_id, version, name, address_key, deleted_at)
        values (${agentId}, ${version}, ${name}, ${addressKey}, ${deletedAt})
        on conflict (agent_id) do update
          set version = excluded.version, name = excluded.name, address_key = excluded.address_key,
            deleted_at = excluded.deleted_at
          where agent.version <= excluded.version`.execute(tx);
    },
    async findAccount(accountId) {
      const { rows } =
        await sql<Account>`select ${accountColumns} from account a where a.account_id = ${accountId}`.execute(tx);
      return rows[0] ?? null;
    },
  };
}

function jsonOf(value: object | null | undefined) {
  return value === null || value === undefined ? sql`null` : sql`${JSON.stringify(value)}::jsonb`;
}

/** Of `account a`, named as in {@link Account}. */
export const accountColumns = sql`
  a.account_id as "accountId", a.key, a.email_address as "emailAddress", a.from_name as "fromName",
  a.list_id as "listId", a.is_active and a.deleted_at is null as "isActive", a.agent_ids as "agentIds",
  a.reopen_within_days as "reopenWithinDays", a.strict_threading as "strictThreading",
  a.mark_as_unread as "markAsUnread", a.include_message_on_forward as "includeMessageOnForward",
  a.auto_reply_cap as "autoReplyCap",
  jsonb_build_object('senderAliases', a.sender_aliases, 'fixedCc', a.fixed_cc,
    'fixedBcc', a.fixed_bcc, 'autosaveDrafts', a.autosave_drafts) as writing`;
