-- Last number given per stream (DESIGN section 2). Its row lock makes numbers follow the order of commits.
create table outbox_stream (
  channel text not null,
  key text not null,
  last_seq bigint not null check (last_seq >= 0),
  primary key (channel, key)
) with (fillfactor = 80);

-- Events in the transaction that made them. Day partitions, dropped after 14 days; rows of a day without a partition
-- go to outbox_default, so that an insert never fails for want of one.
create table outbox (
  id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  channel text not null,
  key text not null,
  seq bigint not null check (seq >= 1),
  type text not null,
  occurred_at timestamptz not null,
  correlation_id text not null,
  causation_id text,
  -- json, not jsonb: jsonb refuses \u0000 and lone surrogates, which mail brings
  data json not null,
  -- when the broker acknowledged it
  published_at timestamptz,
  primary key (id, created_at)
) partition by range (created_at);

create index outbox_unpublished_index on outbox (created_at) where published_at is null;
create index outbox_stream_index on outbox (channel, key, seq);
create table outbox_default partition of outbox default;
