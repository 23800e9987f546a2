-- S92: agents are paused while they choose a disposition.
alter table account add column pause_during_disposition boolean not null default false;

-- true: paused by this alone, and available again with the last disposition; whatever the agent sets meanwhile ends it
alter table agent add column paused_for_disposition boolean not null default false;

-- Dispositions that are being chosen just now. Whoever vanishes is forgotten at ends_at.
create table disposition_pause (
  agent_id uuid not null references agent,
  interaction_id uuid not null,
  ends_at timestamptz not null,
  primary key (agent_id, interaction_id)
);
create index disposition_pause_end_index on disposition_pause (ends_at);
create index disposition_pause_interaction_index on disposition_pause (interaction_id);
