-- People who sign in. A deleted user stays as a row: what they did keeps their name.
create table "user" (
  id uuid primary key,
  version integer not null check (version >= 1),
  name text not null check (length(name) between 1 and 255),
  email_address text not null,
  -- lower case: two spellings of one address are one person
  email_key text not null check (email_key = lower(email_key)),
  password_hash text not null,
  role text not null check (role in ('admin', 'agent')),
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_seen_at timestamptz,
  deleted_at timestamptz
);
create unique index user_email_key on "user" (email_key) where deleted_at is null;
create index user_name_index on "user" (lower(name), id) where deleted_at is null;

-- The token itself is only in the browser's cookie.
create table session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  user_id uuid not null references "user" (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- the absolute end; the idle end follows from last_seen_at
  ends_at timestamptz not null
);
create index session_user_index on session (user_id);
create index session_ends_at_index on session (ends_at);

create table api_key (
  id uuid primary key,
  key_hash bytea not null unique check (length(key_hash) = 32),
  name text not null,
  prefix text not null,
  scopes text[] not null,
  -- null: every account
  account_ids uuid[],
  -- null: from anywhere
  cidrs text[],
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Failed sign-ins in a window of time, by address and by source; keys are hashes, so the table names nobody.
create table sign_in_attempt (
  scope text not null check (scope in ('address', 'source')),
  key bytea not null check (length(key) = 32),
  window_started_at timestamptz not null,
  attempts integer not null check (attempts >= 0),
  primary key (scope, key)
);
create index sign_in_attempt_window_index on sign_in_attempt (window_started_at);
