-- Copies of what decides who may see a live event. Fed by events of account-config and routing.
create table account_link (
  account_id uuid primary key,
  version integer not null,
  agent_ids uuid[] not null
);

create table open_offer (
  offer_id uuid primary key,
  interaction_id uuid not null,
  agent_id uuid not null
);
create index open_offer_interaction_index on open_offer (interaction_id);

create table assignment (
  interaction_id uuid primary key,
  agent_id uuid not null
);
