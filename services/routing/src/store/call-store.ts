import { sql } from "kysely";
import type { FlowCall } from "../domain/flow-call.ts";
import type { CallStore } from "../operations/ports.ts";
import { firstOf, type Writing } from "./database.ts";

const columns = sql.raw(`
  id, interaction_id as "interactionId", account_id as "accountId", step_id as "stepId", action_index as "actionIndex", url,
  method, variable, timeout_seconds as "timeoutSeconds", attempts`);

export function makeCallStore({ tx: connection, send }: Writing): CallStore {
  return {
    add(call, now) {
      const { id, interactionId, accountId, stepId, actionIndex, url, method, variable, timeoutSeconds } = call;
      send(sql`
        insert into flow_call (id, interaction_id, account_id, step_id, action_index, url, method, variable, timeout_seconds,
          next_attempt_at)
        values (${id}, ${interactionId}, ${accountId}, ${stepId}, ${actionIndex}, ${url}, ${method}, ${variable},
          ${timeoutSeconds}, ${now})
        on conflict (interaction_id) do nothing`);
    },
    async claim({ limit, mostOfAccount, underWay, spareSeconds }) {
      const inTurn = sql`
        select c.id, coalesce(u.count, 0)
            + row_number() over (partition by c.account_id order by c.next_attempt_at, c.id) as place
        from flow_call c
        left join unnest(${[...underWay.keys()]}::uuid[], ${[...underWay.values()]}::int[]) as u (account_id, count)
          on u.account_id = c.account_id
        where c.next_attempt_at <= clock_timestamp()`;
      const due = sql`
        select c.id from flow_call c join (${inTurn}) t on t.id = c.id
        where t.place <= ${mostOfAccount} and c.next_attempt_at <= clock_timestamp()
        order by t.place, c.next_attempt_at limit ${limit} for update of c skip locked`;
      const { rows } = await sql<FlowCall>`
        update flow_call set attempts = attempts + 1,
          next_attempt_at = clock_timestamp() + make_interval(secs => timeout_seconds + ${spareSeconds})
        where id in (${due}) returning ${columns}`.execute(connection);
      return rows;
    },
    async find(callId) {
      const { rows } = await sql<FlowCall>`select ${columns} from flow_call where id = ${callId}`.execute(connection);
      return firstOf(rows);
    },
    async postpone(callId, until) {
      await sql`update flow_call set next_attempt_at = ${until} where id = ${callId}`.execute(connection);
    },
  };
}
