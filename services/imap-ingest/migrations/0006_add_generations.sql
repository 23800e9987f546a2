-- disableDuplicateCheck (S69): a mail that is set unread again gets a further row, and only the latest counts.
alter table ledger_entry add column is_latest boolean not null default true;
-- CONDSTORE's mod-sequence after our STORE; null where the server told none.
alter table ledger_entry add column seen_modseq bigint;
-- Was unread already when the account's switch was turned on, and has not been read since: does not count.
alter table ledger_entry add column was_unread boolean not null default false;
create index ledger_entry_was_unread_index on ledger_entry (account_id, source_epoch, mailbox, uid_validity)
  where was_unread;
-- Since when unread marks count; null while the switch is off.
alter table lease add column repeats_since timestamptz;
