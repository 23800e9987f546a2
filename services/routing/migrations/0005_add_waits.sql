-- How long replies wait for their agent (S26, S27, S74). The product's defaults hold until account-config announces all accounts
-- once more, as it does at its first start after this.
alter table account add column waits jsonb not null default
  '{"model": "standard", "agentSeconds": null, "timeoutAction": null, "legacyAgentSeconds": 10, "legacyQueueSeconds": 10}';

-- Since when it waits for its agent, or, in the legacy model, afterwards in the agent's queue; null: it is no such wait.
alter table work_item add column waits_since timestamptz;
-- When that wait is over, whatever Redis says.
alter table work_item add column wait_ends_at timestamptz;

update work_item set waits_since = created_at, wait_ends_at = created_at + interval '90 days'
where agent_id is not null and state in ('waiting', 'offered');

create index work_item_wait_index on work_item (wait_ends_at)
  where state in ('waiting', 'offered') and wait_ends_at is not null;
