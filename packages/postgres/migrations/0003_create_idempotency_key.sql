-- The answer that a repeated request gets again.
create table idempotency_key (
  principal_id text not null,
  operation_id text not null,
  key text not null,
  request_hash text not null,
  -- null only inside the transaction that is still at work
  answer json,
  created_at timestamptz not null default clock_timestamp(),
  primary key (principal_id, operation_id, key)
);

create index idempotency_key_created_at_index on idempotency_key (created_at);
