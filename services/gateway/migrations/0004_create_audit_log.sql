-- What administrators have changed, in all services. Each entry's hash covers the entry and the hash before it, so that one
-- that was changed, taken out or put in is found (src/domain/audit-chain.ts).
create table audit_entry (
  number bigint primary key check (number >= 1),
  -- id of the message that brought it: the same one never comes in twice
  id uuid not null unique,
  occurred_at timestamptz not null,
  service text not null,
  -- null: nobody asked for it, it follows from another change
  actor_kind text check (actor_kind in ('user', 'api-key')),
  actor_id uuid,
  action text not null,
  object_type text not null,
  object_id text not null,
  alert text,
  changes jsonb not null,
  correlation_id text not null,
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null unique check (length(hash) = 32),
  check ((actor_kind is null) = (actor_id is null))
);
create index audit_entry_actor_index on audit_entry (actor_id, number);
create index audit_entry_object_index on audit_entry (object_type, object_id, number);
create index audit_entry_occurred_at_index on audit_entry (occurred_at);
create index audit_entry_alert_index on audit_entry (number) where alert is not null;

-- The owner of the table is this service itself, so rights alone would not hold it back.
create function refuse_change_of_audit_entry() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change_of_audit_entry();

-- The chain's end. Its row lock puts entries in one order; what was cut off behind an entry is missed here.
create table audit_chain (
  is_only boolean primary key default true check (is_only),
  last_number bigint not null,
  last_hash bytea not null check (length(last_hash) = 32),
  -- what was done before is not in the log
  since timestamptz not null
);
insert into audit_chain (last_number, last_hash, since) values (0, decode(repeat('00', 32), 'hex'), now());
