-- What every message of the account is put into (S38, S96). template null: a snapshot from before there was one.
alter table account add column template jsonb;
alter table account add column logo jsonb;

-- Names that layouts may show (X11). Copies of gateway's users, account-config's lists and routing's queues.
alter table agent add column name text not null default '';
create table contact_list (
  list_id uuid primary key,
  version integer not null,
  name text not null
);
create table queue (
  queue_id uuid primary key,
  version integer not null,
  name text not null
);

-- What could not be done as the account's settings say when an outgoing message was composed, in plain words.
alter table message add column warnings text[] not null default '{}';
