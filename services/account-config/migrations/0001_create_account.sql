create table contact_list (
  id uuid primary key,
  version integer not null default 1,
  name text not null,
  description text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index contact_list_name_key on contact_list (lower(name));

create table account (
  id uuid primary key,
  version integer not null default 1,
  name text not null,
  key text not null,
  email_address text not null,
  from_name text,
  list_id uuid not null,
  active boolean not null,
  service text not null check (service in ('gmail', 'yahoo', 'hotmail', 'outlook365', 'custom')),
  description text,
  authentication boolean not null,
  username text,
  -- sealed (packages/sealed-secrets), bound to the account's id and the field: 'password', 'imap.password', 'smtp.password'
  password jsonb,
  password_changed_at timestamptz,
  imap jsonb not null,
  imap_password jsonb,
  smtp jsonb not null,
  smtp_password jsonb,
  agent_ids uuid[] not null,
  actions jsonb not null,
  prioritize_replies boolean not null,
  mark_as_unread boolean not null,
  reopen_within_days integer not null,
  strict_threading boolean not null,
  hostname text not null,
  -- grows when host, user or mailbox change: UIDs read before mean nothing then
  source_epoch integer not null default 1,
  -- host, user and mailbox in one text: two active accounts must not read the same mailbox (S4)
  source text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- deletion is soft: history keeps pointing here
  deleted_at timestamptz
);
create unique index account_name_key on account (lower(name)) where deleted_at is null;
create unique index account_key_key on account (lower(key)) where deleted_at is null;
create unique index account_source_key on account (source) where deleted_at is null and active;
create index account_list_id_idx on account (list_id) where deleted_at is null;

-- what routing says exists, to refuse an action that names an unknown queue
create table queue_copy (
  queue_id uuid primary key,
  deleted boolean not null
);
