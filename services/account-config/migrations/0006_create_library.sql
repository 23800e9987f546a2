-- working time and holidays (X3); "interval" alone is a type to Postgres
create table time_interval (
  id uuid primary key,
  version integer not null,
  name text not null,
  description text,
  zone text not null,
  subsets jsonb not null,
  holidays jsonb not null,
  -- the two that exist from the start: may be changed, not deleted
  default_for text check (default_for in ('working-time', 'holidays')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index time_interval_name_key on time_interval (lower(name));
create unique index time_interval_default_key on time_interval (default_for);
-- "which accounts use this interval?"
create index account_actions_idx on account using gin (actions jsonb_path_ops) where deleted_at is null;

-- one row: the settings of the whole installation (X12)
create table global_settings (
  only_row boolean primary key default true check (only_row),
  version integer not null,
  -- a value that is missing has its default
  settings jsonb not null,
  updated_at timestamptz not null
);

create table assistant (
  id uuid primary key,
  version integer not null,
  name text not null,
  url text not null,
  -- sealed (packages/sealed-secrets), bound to this id and 'assistant.key'
  key jsonb,
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index assistant_name_key on assistant (lower(name));

create table disposition (
  id uuid primary key,
  version integer not null,
  name text not null,
  description text,
  parent_id uuid references disposition,
  scope text not null check (scope in ('account', 'global', 'list', 'queue')),
  scope_id uuid check ((scope_id is null) = (scope = 'global')),
  is_system boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index disposition_name_key on disposition
  (scope, coalesce(scope_id, '00000000-0000-0000-0000-000000000000'), coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
create index disposition_parent_id_idx on disposition (parent_id);

-- each with its path, at most three levels; "sort" puts it after its parent and before its parent's next sibling
create view disposition_in_tree as
select
  d.*,
  array_remove(array[above.name, parent.name, d.name], null) as path,
  array[array_position(array['account', 'global', 'list', 'queue'], d.scope)::text, coalesce(d.scope_id::text, '')]
    || array_remove(
      array[lower(above.name), above.id::text, lower(parent.name), parent.id::text, lower(d.name), d.id::text], null
    ) as sort
from disposition d
left join disposition parent on parent.id = d.parent_id
left join disposition above on above.id = parent.parent_id;
