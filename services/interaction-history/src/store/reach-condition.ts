import type { Reach } from "@mailroom/policy/reach";
import { type RawBuilder, sql } from "kysely";

/** Narrows a list of `interaction i join account a` to what the principal may read. */
export function reachesInteraction(reach: Reach): RawBuilder<boolean> {
  switch (reach.kind) {
    case "everything":
      return sql`true`;
    case "nothing":
      return sql`false`;
    case "accounts":
      return sql`i.account_id = any(${[...reach.accountIds]}::uuid[])`;
    case "agent":
      return sql`(a.agent_ids @> array[${reach.agentId}::uuid] or i.agent_id = ${reach.agentId} or exists (
        select from interaction_offer o where o.interaction_id = i.id and o.agent_id = ${reach.agentId}))`;
  }
}

/** The same for what belongs to an account as a whole: `account a`. */
export function reachesAccount(reach: Reach): RawBuilder<boolean> {
  switch (reach.kind) {
    case "everything":
      return sql`true`;
    case "nothing":
      return sql`false`;
    case "accounts":
      return sql`a.account_id = any(${[...reach.accountIds]}::uuid[])`;
    case "agent":
      return sql`a.agent_ids @> array[${reach.agentId}::uuid]`;
  }
}
