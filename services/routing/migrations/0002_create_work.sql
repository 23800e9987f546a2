-- What routing knows of an interaction: who has it, who had it last, and whether the customer waits for an answer.
create table interaction (
  id uuid primary key,
  account_id uuid not null,
  status text not null check (status in ('open', 'closed')),
  -- has it open on the desk
  holder_id uuid,
  -- held or answered it last: a reply goes to them first (S77)
  manager_id uuid,
  -- the queue whose agent accepted it last, else the one it was routed to last (S84)
  last_queue_id uuid,
  last_queue_accepted boolean not null default false,
  -- the first customer message that nobody has answered
  unanswered_since timestamptz,
  -- left routing without a holder: later mail joins it in Unread Messages (S85)
  has_ended boolean not null default false
);

create index interaction_holder_index on interaction (holder_id) where holder_id is not null;
create index interaction_account_index on interaction (account_id);

-- An interaction that waits for an agent.
create table work_item (
  id uuid primary key,
  version bigint not null default 1,
  interaction_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('new', 'reply')),
  state text not null check (state in ('waiting', 'offered', 'accepted', 'closed')),
  -- the queue it waits in; with agent_id: the one it came from, which lends weight and agent timeout
  queue_id uuid,
  -- waits for this agent alone (S77, S78)
  agent_id uuid,
  -- 0 goes before 1, whatever the time (S75)
  class smallint not null check (class in (0, 1)),
  received_at timestamptz not null,
  message_count integer not null default 1,
  -- offers are made in rounds: who refused is asked again in the next one
  round integer not null default 1,
  refused_by uuid[] not null default '{}',
  next_round_at timestamptz,
  -- place in the account's list of actions, and when the flow leaves it
  action_index integer,
  step_ends_at timestamptz,
  -- why it was not offered when it was looked at last; spares the log its repetition
  wait_reason text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check (state not in ('waiting', 'offered') or queue_id is not null or agent_id is not null)
) with (fillfactor = 80);

create unique index work_item_open_unique on work_item (interaction_id) where state in ('waiting', 'offered');
create index work_item_queue_index on work_item (queue_id, class, received_at, id) where state = 'waiting' and agent_id is null;
create index work_item_agent_index on work_item (agent_id, class, received_at, id) where state = 'waiting' and agent_id is not null;
create index work_item_round_index on work_item (next_round_at) where state = 'waiting' and next_round_at is not null;
create index work_item_step_index on work_item (step_ends_at) where state = 'waiting' and step_ends_at is not null;
create index work_item_account_index on work_item (account_id) where state in ('waiting', 'offered');

create table offer (
  id uuid primary key,
  item_id uuid not null references work_item,
  interaction_id uuid not null,
  account_id uuid not null,
  agent_id uuid not null,
  queue_id uuid,
  work_item_kind text not null check (work_item_kind in ('new', 'reply')),
  state text not null check (state in ('open', 'accepted', 'rejected', 'expired', 'withdrawn')),
  made_at timestamptz not null,
  expires_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  check ((state = 'open') = (ended_at is null))
) with (fillfactor = 80);

create index offer_open_agent_index on offer (agent_id) where state = 'open';
create index offer_open_item_index on offer (item_id) where state = 'open';
create index offer_due_index on offer (expires_at) where state = 'open';
create index offer_agent_index on offer (agent_id, id);
create index offer_interaction_index on offer (interaction_id, id);

-- Why (N2): ids only, never names or addresses.
create table decision (
  id uuid primary key,
  interaction_id uuid not null,
  at timestamptz not null,
  kind text not null,
  summary text not null,
  inputs jsonb not null
);

create index decision_interaction_index on decision (interaction_id, id);
