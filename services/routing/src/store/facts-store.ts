import { sql } from "kysely";
import type { Manager, RoutingAccount } from "../domain/route-message.ts";
import type { FactsStore } from "../operations/ports.ts";
import { type Connection, firstOf } from "./database.ts";

type FactsRow = {
  readonly now: Date;
  readonly account: RoutingAccount | null;
  readonly manager: Manager | null;
  readonly queueIds: readonly string[];
};

/** One statement instead of four: it stands between every message and its offer. */
export function makeFactsStore(connection: Connection): FactsStore {
  return {
    async read({ accountId, interactionId }) {
      const { rows } = await sql<FactsRow>`
        with interaction as (
          select coalesce(holder_id, manager_id) as manager_id, last_queue_id from interaction where id = ${interactionId}
        )
        select clock_timestamp() as now,
          (select json_build_object('id', a.id, 'version', a.version, 'actions', a.actions,
              'prioritizeReplies', a.prioritize_replies, 'waits', a.waits, 'isDeleted', a.deleted_at is not null)
            from account a where a.id = ${accountId}) as account,
          (select json_build_object('id', m.id, 'state', m.state, 'isEmployed', m.active and m.deleted_at is null)
            from agent m where m.id = (select manager_id from interaction)) as manager,
          array(select q.id from queue q where q.deleted_at is null and (q.id = (select last_queue_id from interaction) or q.id in (
            select (action ->> 'queueId')::uuid from account a cross join jsonb_array_elements(a.actions) action
            where a.id = ${accountId}))) as "queueIds"`.execute(connection);
      const row = firstOf(rows);
      if (row === null) throw new Error("a statement without a from clause answered no row");
      return { ...row, queueIds: new Set(row.queueIds) };
    },
  };
}
