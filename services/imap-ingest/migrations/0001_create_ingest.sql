-- Copy of an account as account-config last announced it.
create table account (
  account_id uuid primary key,
  version integer not null,
  -- AccountSnapshot; credentials are sealed
  snapshot json not null,
  active boolean not null,
  -- node name this account is pinned to; empty: any
  hostname text not null,
  source_epoch integer not null
);

-- One row per running process. A row whose heartbeat is 15 s old counts as dead.
create table worker (
  id uuid primary key,
  node_name text not null,
  started_at timestamptz not null default clock_timestamp(),
  heartbeat_at timestamptz not null default clock_timestamp(),
  -- ends soon: claims nothing, counts for nobody's share
  draining boolean not null default false
);

-- Who reads the account. Every write of a session begins by locking this row under its token: fence and number in one.
create table lease (
  account_id uuid primary key,
  owner uuid,
  -- raised by every take-over: what an earlier owner still writes changes no row
  token bigint not null default 0,
  -- last number of the account's event stream
  seq bigint not null default 0,
  -- messages a minute, a moving average: what shares are measured in
  load double precision not null default 0,
  -- since when nobody holds it
  unowned_since timestamptz default clock_timestamp()
) with (fillfactor = 80);
create index lease_owner_index on lease (owner);

-- Latest state of the connection, for REST; also published, without an outbox.
create table connection (
  account_id uuid primary key,
  state text not null check (state in
    ('disabled', 'no_worker', 'connecting', 'connected', 'backing_off', 'auth_failed', 'reauth_required')),
  since timestamptz not null,
  detail text,
  code text,
  next_attempt_at timestamptz,
  worker text,
  last_mail_at timestamptz
);

-- A mail that was announced, or quarantined and announced as a placeholder. The unique index is what makes a copy a copy.
create table ingested_message (
  message_key uuid primary key,
  account_id uuid not null,
  content_hash text not null,
  generation integer not null default 1,
  raw_hash text not null,
  size_bytes bigint not null,
  -- where it lies now: changes when UIDVALIDITY or the source do
  source_epoch integer not null,
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  quarantine_code text,
  quarantine_detail text,
  ingested_at timestamptz not null default clock_timestamp(),
  unique (account_id, content_hash, generation)
);
create index ingested_message_quarantine_index on ingested_message (message_key) where quarantine_code is not null;

-- What became of each UID that a SEARCH named.
create table ledger_entry (
  account_id uuid not null,
  source_epoch integer not null,
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  generation integer not null default 1,
  outcome text not null default 'pending' check (outcome in
    ('pending', 'message', 'quarantined', 'copy', 'skipped', 'parked', 'gone')),
  reason text,
  -- made before the mail is fetched: a repeated attempt writes to the same blob reference
  message_key uuid not null,
  copy_of uuid,
  raw_hash text,
  size_bytes bigint,
  -- committed before each fetch, so that a mail that kills the process is counted
  attempts integer not null default 0,
  first_seen_at timestamptz not null default clock_timestamp(),
  attempted_at timestamptz,
  stored_at timestamptz,
  seen_flagged_at timestamptz,
  primary key (account_id, source_epoch, mailbox, uid_validity, uid, generation)
) with (fillfactor = 80);
create index ledger_entry_message_index on ledger_entry (message_key);
create index ledger_entry_pending_index on ledger_entry (account_id, source_epoch, mailbox, uid_validity)
  where outcome = 'pending';

-- Work in the Sent mailbox that a command asked for; done outside of the transaction that took the command.
create table mailbox_task (
  delivery_id uuid not null,
  kind text not null check (kind in ('append', 'find')),
  account_id uuid not null,
  message_id text not null,
  raw_hash text,
  sent_at timestamptz,
  attempts integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  -- while somebody works on it: when it is given up for dead
  next_attempt_at timestamptz not null default clock_timestamp(),
  last_error text,
  primary key (delivery_id, kind)
);
create index mailbox_task_due_index on mailbox_task (next_attempt_at);
