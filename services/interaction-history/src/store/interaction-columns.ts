import { sql } from "kysely";
import type { AppliedDisposition } from "../operations/disposition-ports.ts";
import type { Interaction } from "../operations/ports.ts";

type LastColumns = {
  readonly lastDirection: "in" | "out";
  readonly lastAt: Date;
  readonly lastSnippet: string;
};
type DispositionColumn = Omit<AppliedDisposition, "at"> & { readonly at: string };
export type InteractionRow = Omit<Interaction, "last" | "disposition"> &
  LastColumns & { readonly disposition: DispositionColumn | null };

/** Of `interaction i join account a`. */
export const interactionColumns = sql`
  i.id, i.version, i.number, i.account_id as "accountId", a.key as "accountKey", a.agent_ids as "linkedAgentIds",
  a.mark_as_unread as "agentsMayMarkUnread",
  array(select o.agent_id from interaction_offer o where o.interaction_id = i.id) as "offeredAgentIds",
  (select jsonb_build_object('id', c.id, 'name', c.name, 'address', coalesce((
     select ca.address_key from contact_address ca where ca.contact_id = c.id order by ca.position limit 1), ''))
   from contact c where c.id = i.contact_id) as contact,
  array(select t.tag from interaction_tag t where t.interaction_id = i.id order by t.added_at, t.tag_key) as tags,
  i.subject, i.title, i.status, i.unread, i.agent_id as "agentId", i.started_at as "startedAt",
  i.closed_at as "closedAt", i.message_count as "messageCount", i.last_direction as "lastDirection",
  i.last_message_at as "lastAt", i.last_snippet as "lastSnippet", i.last_activity_at as "lastActivityAt",
  i.continues_interaction_id as "continuesInteractionId",
  a.mandatory_disposition as "requiresDisposition", a.pause_during_disposition as "pausesDuringDisposition",
  (select jsonb_build_object('dispositionId', d.disposition_id, 'path', d.path, 'note', d.note,
     'chosenBy', d.chosen_by, 'agentId', d.agent_id, 'at', d.chosen_at)
   from interaction_disposition d where d.id = i.applied_disposition_id) as disposition`;

export function toInteraction({
  lastDirection,
  lastAt,
  lastSnippet,
  disposition,
  ...row
}: InteractionRow): Interaction {
  return {
    ...row,
    last: { direction: lastDirection, at: lastAt, snippet: lastSnippet },
    disposition: disposition === null ? null : { ...disposition, at: new Date(disposition.at) },
  };
}
