-- why a deferred delivery waits
alter table delivery add column deferred_by text check (deferred_by in ('failure', 'send-budget'));
update delivery set deferred_by = 'failure' where state = 'deferred';
alter table delivery add check ((state = 'deferred') = (deferred_by is not null));
create index delivery_budget_idx on delivery (account_id, next_attempt_at) where deferred_by = 'send-budget';

-- what showed, while an attempt was under way, that the message is out
alter table delivery add column evidence text;
create index delivery_message_id_idx on delivery (message_id);

-- attempts are the ledger of what an account has sent
alter table attempt add column account_id uuid;
alter table attempt add column recipients integer;
update attempt a set account_id = d.account_id,
  recipients = (select count(*) from recipient r where r.delivery_id = d.delivery_id)
from delivery d where d.delivery_id = a.delivery_id;
alter table attempt alter column account_id set not null;
alter table attempt alter column recipients set not null;
create index attempt_budget_idx on attempt (account_id, started_at);
