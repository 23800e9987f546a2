-- Who has which interaction, as routing says: they write from its account without being linked to it. What was assigned before
-- is told again by routing's first start after the upgrade.
create table assignment_copy (
  interaction_id uuid primary key,
  account_id uuid not null,
  agent_id uuid not null
);
create index assignment_copy_account_index on assignment_copy (account_id, agent_id);
