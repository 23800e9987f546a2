-- S4: a mailbox is told by host, user and folder, whatever the port and the spelling (sourceOf in domain/account.ts says why)
drop index account_source_key;
-- true: it reads a mailbox that an older active account reads too, from times when that was not noticed. Both go on; the
-- next time somebody saves this one while both are active, it is refused.
alter table account add column shares_source boolean not null default false;

update account set source = '['
  || to_json(regexp_replace(lower(imap ->> 'host' collate "C"), '\.$', ''))::text || ','
  || to_json(lower(coalesce(imap ->> 'username', username, '') collate "C"))::text || ','
  || to_json(case when lower(imap ->> 'mailbox' collate "C") = 'inbox' then 'INBOX' else imap ->> 'mailbox' end)::text
  || ']';

update account set shares_source = true
where deleted_at is null and active and exists (
  select from account older
  where older.source = account.source and older.deleted_at is null and older.active
    and (older.created_at, older.id) < (account.created_at, account.id)
);

create unique index account_source_key on account (source) where deleted_at is null and active and not shares_source;
