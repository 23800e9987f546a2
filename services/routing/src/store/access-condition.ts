import { sql } from "kysely";

/**
 * Of `agent g`, `account c` and `interaction i`: the agent serves the account still. Linked to it (S17), a member of a queue
 * that had the interaction or that the account's actions lead to, named by one of them, or an administrator.
 */
export const servesAccount = sql`(
  g.role = 'admin' or g.id = any(c.agent_ids)
  or exists (select from jsonb_array_elements(c.actions) s where s ->> 'agentId' = g.id::text)
  or exists (select from queue_member m where m.agent_id = g.id and (m.queue_id = i.last_queue_id
    or m.queue_id::text in (select s ->> 'queueId' from jsonb_array_elements(c.actions) s))))`;
