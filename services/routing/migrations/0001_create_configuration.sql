-- Copy of account-config's accounts: what routing decides by.
create table account (
  id uuid primary key,
  version bigint not null,
  key text not null,
  active boolean not null,
  prioritize_replies boolean not null,
  agent_ids uuid[] not null,
  actions jsonb not null,
  deleted_at timestamptz
);

-- Who exists is gateway's word (name, role, active, deleted_at); state and capacity are routing's own.
create table agent (
  id uuid primary key,
  version bigint not null default 1,
  name text not null,
  role text not null,
  active boolean not null,
  deleted_at timestamptz,
  state text not null default 'logged_out' check (state in ('logged_out', 'available', 'paused')),
  pause_reason text,
  state_since timestamptz not null default clock_timestamp(),
  capacity integer not null default 5 check (capacity >= 0),
  -- load as the last agent-state.changed told it
  announced_load integer not null default 0,
  -- last live connection reported by a gateway; null: never since the agent set its state, so silence proves nothing
  last_seen_at timestamptz
);

create index agent_name_index on agent (name, id) where deleted_at is null;

create table queue (
  id uuid primary key,
  version bigint not null default 1,
  name text not null,
  description text,
  strategy text not null check (strategy in ('rrmemory')),
  agent_timeout_seconds integer not null check (agent_timeout_seconds >= 1),
  weight integer not null check (weight between 0 and 10),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  deleted_at timestamptz
);

create unique index queue_name_unique on queue (lower(name)) where deleted_at is null;

create table queue_member (
  queue_id uuid not null references queue,
  agent_id uuid not null references agent,
  -- place in the ring; gaps are allowed
  position integer not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (queue_id, agent_id),
  unique (queue_id, position) deferrable initially deferred
);

create index queue_member_agent_index on queue_member (agent_id);

-- Where the ring stands: kept apart from the queue, so that an offer is no change of its configuration.
create table queue_ring (
  queue_id uuid primary key references queue,
  last_agent_id uuid not null,
  last_position integer not null
);
