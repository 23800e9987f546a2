-- Copy of account-config's dispositions: what may be chosen (S50). Deleted ones stay, so that nothing older brings them back.
create table disposition (
  disposition_id uuid primary key,
  version integer not null,
  name text not null,
  -- names from the first level down
  path text[] not null,
  parent_id uuid,
  scope text not null check (scope in ('account', 'global', 'list', 'queue')),
  scope_id uuid,
  is_system boolean not null,
  is_deleted boolean not null
);
create index disposition_scope_index on disposition (scope, scope_id) where not is_deleted;

alter table account
  add column mandatory_disposition boolean not null default false,
  add column pause_during_disposition boolean not null default false;

-- Every choice, as it was then (S107): nothing here is changed or follows a rename.
create table interaction_disposition (
  -- in the order of choosing, also within one millisecond
  id bigint generated always as identity primary key,
  interaction_id uuid not null references interaction (id) on delete cascade,
  disposition_id uuid not null,
  path text[] not null,
  note text,
  chosen_by text not null check (chosen_by in ('agent', 'api', 'system')),
  agent_id uuid,
  chosen_at timestamptz not null
);
create index interaction_disposition_interaction_index on interaction_disposition (interaction_id, id desc);

alter table interaction
  -- the queue that offered it last: its dispositions are offered too
  add column queue_id uuid,
  -- the choice that counts; null: none, or taken away, or the interaction was reopened since
  add column applied_disposition_id bigint;
