-- account-config's snapshots; the newest wins
create table account_copy (
  account_id uuid primary key,
  version integer not null,
  active boolean not null,
  snapshot jsonb not null
);

create table delivery (
  delivery_id uuid primary key,
  interaction_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'cancelled')),
  -- the command as it came: what must be said is never read from elsewhere
  message json not null,
  message_id text not null,
  subject text not null,
  -- the bytes, once composed: every attempt sends the same
  raw_hash text,
  raw_size bigint,
  attempts integer not null default 0,
  queued_at timestamptz not null,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  detail text,
  sent_copy text not null check (sent_copy in ('not-yet', 'pending', 'appended', 'already-there', 'refused', 'provider')),
  -- the attempt that may say what became of it; another worker's takes it away
  attempt_token uuid,
  -- renewed while an attempt runs; past it the worker counts as dead
  lease_until timestamptz,
  uncertain_since timestamptz,
  next_find_at timestamptz,
  check ((state = 'sending') = (lease_until is not null)),
  check (state not in ('queued', 'deferred') or next_attempt_at is not null)
);
create index delivery_due_idx on delivery (account_id, next_attempt_at) where state in ('queued', 'deferred');
create index delivery_lease_idx on delivery (lease_until) where state = 'sending';
create index delivery_find_idx on delivery (next_find_at) where state = 'uncertain' and next_find_at is not null;
create index delivery_list_idx on delivery (queued_at desc, delivery_id desc);
create index delivery_interaction_idx on delivery (interaction_id);

create table recipient (
  delivery_id uuid not null references delivery,
  position integer not null,
  address text not null,
  state text not null check (state in ('pending', 'accepted', 'deferred', 'refused')),
  reply text,
  primary key (delivery_id, position)
);

create table attempt (
  token uuid primary key,
  delivery_id uuid not null references delivery,
  n integer not null,
  started_at timestamptz not null,
  -- committed before the final dot goes out: without it the message cannot have been taken
  data_ending_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'deferred', 'refused', 'interrupted', 'uncertain')),
  reply text,
  unique (delivery_id, n)
);
