-- Copy of account-config's intervals (X3): when a step of an account's actions counts.
create table time_interval (
  id uuid primary key,
  version bigint not null,
  name text not null,
  rules jsonb not null,
  is_deleted boolean not null
);

-- One message's way through its account's list of actions (X2) while it waits at a step. Gone once it ends: facts hold
-- parts of the message.
create table flow_run (
  interaction_id uuid primary key,
  account_id uuid not null,
  -- the message that began it and what conditions may ask of it; null: from before runs were kept
  cause jsonb,
  last_message_key uuid,
  variables jsonb not null,
  step_count integer not null,
  -- the step it waits at
  step_id text,
  -- it waits for the answer of a call
  is_calling boolean not null
);

-- A web hook of a step that has not been answered.
create table flow_call (
  -- made from its cause; the receiver gets it as idempotency key
  id uuid primary key,
  interaction_id uuid not null unique,
  account_id uuid not null,
  step_id text,
  action_index integer not null,
  url text not null,
  method text not null check (method in ('GET', 'POST')),
  -- takes the answer; null: nobody wants it
  variable text,
  timeout_seconds integer not null,
  attempts integer not null default 0,
  -- due again then; while somebody asks, the moment at which they are given up
  next_attempt_at timestamptz not null
);
create index flow_call_due_index on flow_call (next_attempt_at);
