-- what gateway says exists, to refuse accounts and steps that name an unknown agent
create table agent_copy (
  agent_id uuid primary key,
  deleted boolean not null
);
-- Whom accounts name already exists, for all that is known here; the events that told of them may be gone by now.
insert into agent_copy
select unnest(agent_ids), false from account where deleted_at is null
union
select (step ->> 'agentId')::uuid, false
from account, jsonb_array_elements(actions) as step
where deleted_at is null and step ->> 'kind' = 'agent';
