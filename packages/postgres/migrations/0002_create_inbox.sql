-- How far each incoming stream is handled. Its row lock lets one instance at a time work on a stream.
create table inbox_position (
  producer text not null,
  channel text not null,
  key text not null,
  seq bigint not null check (seq >= 0),
  -- inbox_parked may hold rows of this stream; kept under the row lock, spares a look in the usual case
  has_parked boolean not null default false,
  primary key (producer, channel, key)
) with (fillfactor = 80);

-- Events that came before their turn, and heads of streams whose handling failed for the moment.
create table inbox_parked (
  producer text not null,
  channel text not null,
  key text not null,
  seq bigint not null,
  envelope json not null,
  parked_at timestamptz not null default clock_timestamp(),
  -- null: waits for its predecessor only
  retry_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  primary key (producer, channel, key, seq)
);

create table dead_letter (
  id uuid primary key,
  -- null where the message could not be read
  producer text,
  channel text not null,
  key text,
  seq bigint,
  type text,
  subject text not null,
  correlation_id text,
  envelope json,
  code text not null,
  detail text not null,
  attempts integer not null,
  state text not null default 'open' check (state in ('open', 'replaying', 'resolved')),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (producer, channel, key, seq)
);

create index dead_letter_open_index on dead_letter (id) where state = 'open';
create index dead_letter_replaying_index on dead_letter (channel, producer) where state = 'replaying';
create index inbox_position_parked_index on inbox_position (channel, producer) where has_parked;
