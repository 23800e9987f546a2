import { sql } from "kysely";
import type { FlowRun } from "../domain/flow-run.ts";
import type { RunStore } from "../operations/ports.ts";
import { firstOf, type Writing } from "./database.ts";

const columns = sql.raw(`
  interaction_id as "interactionId", account_id as "accountId", cause, last_message_key as "lastMessageKey", variables,
  step_count as "stepCount", step_id as "stepId", is_calling as "isCalling"`);

export function makeRunStore({ tx: connection, send }: Writing): RunStore {
  return {
    async find(interactionId) {
      const { rows } = await sql<FlowRun>`
        select ${columns} from flow_run where interaction_id = ${interactionId}`.execute(connection);
      return firstOf(rows);
    },
    save(run) {
      const { interactionId, accountId, cause, lastMessageKey, variables, stepCount, stepId, isCalling } = run;
      send(sql`
        insert into flow_run (interaction_id, account_id, cause, last_message_key, variables, step_count, step_id, is_calling)
        values (${interactionId}, ${accountId}, ${JSON.stringify(cause)}::jsonb, ${lastMessageKey},
          ${JSON.stringify(variables)}::jsonb, ${stepCount}, ${stepId}, ${isCalling})
        on conflict (interaction_id) do update set account_id = excluded.account_id, cause = excluded.cause,
          last_message_key = excluded.last_message_key, variables = excluded.variables,
          step_count = excluded.step_count, step_id = excluded.step_id, is_calling = excluded.is_calling`);
    },
    noteMessage(interactionId, messageKey) {
      send(sql`update flow_run set last_message_key = ${messageKey} where interaction_id = ${interactionId}`);
    },
    remove(interactionId) {
      send(removeRun(interactionId));
      send(sql`delete from flow_call where interaction_id = ${interactionId}`);
    },
  };
}

/** Work that ends takes its run along. */
export function removeRun(interactionId: string) {
  return sql`delete from flow_run where interaction_id = ${interactionId}`;
}
