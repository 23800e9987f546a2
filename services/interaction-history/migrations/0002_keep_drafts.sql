-- What holds for whoever writes from the account (S48, X26); accounts are announced anew after an upgrade.
alter table account
  add column sender_aliases text[] not null default '{}',
  -- as senders are compared
  add column sender_alias_keys text[] not null default '{}',
  add column fixed_cc text[] not null default '{}',
  add column fixed_bcc text[] not null default '{}',
  add column autosave_drafts boolean not null default true;
create index account_sender_alias_index on account using gin (sender_alias_keys) where deleted_at is null;

-- Never the same number twice, also where a draft comes after one that was sent: another window's copy of the old one
-- must not pass for it.
create sequence draft_version as bigint;

create table draft (
  -- `user:<id>` or `api-key:<id>`: drafts belong to who writes them
  author text not null,
  -- null: the new mail they have begun
  interaction_id uuid references interaction (id) on delete cascade,
  version bigint not null default nextval('draft_version'),
  -- of a new mail, once chosen
  account_id uuid,
  content jsonb not null,
  saved_at timestamptz not null,
  unique nulls not distinct (author, interaction_id)
);
create index draft_interaction_index on draft (interaction_id) where interaction_id is not null;
