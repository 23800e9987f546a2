import { sql } from "kysely";
import type { FlowRun } from "../domain/flow-run.ts";
import type { Interval } from "../domain/interval.ts";
import type { Manager, RoutingAccount } from "../domain/route-message.ts";
import type { FactsStore } from "../operations/ports.ts";
import { servesAccount } from "./access-condition.ts";
import { type Connection, firstOf } from "./database.ts";

type FactsRow = {
  readonly now: Date;
  readonly account: RoutingAccount | null;
  readonly manager: Manager | null;
  readonly isAuthorGone: boolean;
  readonly queueIds: readonly string[];
  readonly agentIds: readonly string[];
  readonly intervals: readonly Interval[];
  readonly run: FlowRun | null;
};

/** One statement instead of four: it stands between every message and its offer. */
export function makeFactsStore(connection: Connection): FactsStore {
  return {
    async read({ accountId, interactionId, agentId }) {
      const { rows } = await sql<FactsRow>`
        with interaction as (
          select coalesce(holder_id, manager_id) as manager_id, holder_id, last_queue_id
          from interaction where id = ${interactionId}
        ), step as (
          select action from account a cross join jsonb_array_elements(a.actions) action where a.id = ${accountId}
        )
        select clock_timestamp() as now,
          (select json_build_object('id', a.id, 'version', a.version, 'actions', a.actions,
              'prioritizeReplies', a.prioritize_replies, 'waits', a.waits, 'isDeleted', a.deleted_at is not null)
            from account a where a.id = ${accountId}) as account,
          (select json_build_object('id', g.id, 'state', g.state, 'mayServe', g.active and g.deleted_at is null
              and (g.id = i.holder_id or ${servesAccount}))
            from interaction i join agent g on g.id = i.manager_id left join account c on c.id = ${accountId}) as manager,
          exists (select from agent g where g.id = ${agentId} and (g.deleted_at is not null or not g.active)) as "isAuthorGone",
          array(select q.id from queue q where q.deleted_at is null and (q.id = (select last_queue_id from interaction)
            or q.id in (select (action ->> 'queueId')::uuid from step))) as "queueIds",
          array(select g.id from agent g
            where g.active and g.deleted_at is null and g.id in (select (action ->> 'agentId')::uuid from step)) as "agentIds",
          coalesce((select json_agg(json_build_object('id', t.id, 'version', t.version, 'name', t.name, 'rules', t.rules,
              'isDeleted', t.is_deleted))
            from time_interval t where t.id in (select (action ->> 'intervalId')::uuid from step)), '[]') as intervals,
          (select json_build_object('interactionId', r.interaction_id, 'accountId', r.account_id, 'cause', r.cause,
              'lastMessageKey', r.last_message_key, 'variables', r.variables, 'stepCount', r.step_count,
              'stepId', r.step_id, 'isCalling', r.is_calling)
            from flow_run r where r.interaction_id = ${interactionId}) as run`.execute(connection);
      const row = firstOf(rows);
      if (row === null) throw new Error("a statement without a from clause answered no row");
      return { ...row, queueIds: new Set(row.queueIds), agentIds: new Set(row.agentIds) };
    },
  };
}
