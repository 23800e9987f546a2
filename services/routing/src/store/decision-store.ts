import { uuidv7 } from "@mailroom/runtime/uuid";
import { sql } from "kysely";
import type { Decision } from "../domain/decision.ts";
import type { DecisionStore } from "../operations/ports.ts";
import type { Writing } from "./database.ts";

export function makeDecisionStore({ send }: Writing): DecisionStore {
  return {
    add(decisions, now) {
      if (decisions.length > 0) send(insertDecisions(decisions, now));
    },
  };
}

/** To stand alone or inside a `with`. */
export function insertDecisions(decisions: readonly Decision[], now: Date) {
  const rows = decisions.map(({ interactionId, kind, summary, inputs }) => {
    return { id: uuidv7(now), interaction_id: interactionId, kind, summary, inputs };
  });
  return sql`
    insert into decision (id, interaction_id, at, kind, summary, inputs)
    select id, interaction_id, ${now}, kind, summary, inputs
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d (id uuid, interaction_id uuid, kind text, summary text, inputs jsonb)`;
}
