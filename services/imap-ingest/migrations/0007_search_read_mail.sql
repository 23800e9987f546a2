-- Up to which UID the mailbox has been searched for mail that was read before SEARCH UNSEEN could name it (F3).
create table mailbox_cursor (
  account_id uuid not null,
  source_epoch integer not null,
  mailbox text not null,
  uid_validity bigint not null,
  searched_uid bigint not null,
  started_at timestamptz not null default clock_timestamp(),
  primary key (account_id, source_epoch, mailbox, uid_validity)
);

-- Raised by whoever wants the session to look at once.
alter table lease add column looks_wanted bigint not null default 0;
