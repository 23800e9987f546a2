import { type Kysely, type RawBuilder, sql } from "kysely";
import type { CreatedInteraction, InteractionChange, InteractionStore, NewInteraction } from "../operations/ports.ts";
import { type InteractionRow, interactionColumns, toInteraction } from "./interaction-columns.ts";
import { countByAccount, countInactive, listInteractions } from "./interaction-list.ts";
import type { HistoryDatabase } from "./schema.ts";

export function makeInteractionStore(tx: Kysely<HistoryDatabase>): InteractionStore {
  return {
    createInteraction: (interaction) => insertInteraction(tx, interaction),
    async changeInteraction(interactionId, change) {
      const { rows } = await sql<{ messageCount: number }>`
        update interaction set ${sql.join(assignments(change))} where id = ${interactionId}
        returning message_count as "messageCount"`.execute(tx);
      return rows[0] ?? null;
    },
    async addParticipants(interactionId, addressKeys) {
      await sql`
        insert into interaction_participant (interaction_id, address_key)
        select ${interactionId}, unnest(${[...addressKeys]}::text[]) on conflict do nothing`.execute(tx);
    },
    async findInteraction(interactionId, lock) {
      const { rows } = await sql<InteractionRow>`
        select ${interactionColumns} from interaction i join account a using (account_id) where i.id = ${interactionId}
        ${lock === "for-update" ? sql`for update of i` : sql``}`.execute(tx);
      return rows[0] === undefined ? null : toInteraction(rows[0]);
    },
    listInteractions: (query) => listInteractions(tx, query),
    countByAccount: (query) => countByAccount(tx, query),
    countInactive: (query) => countInactive(tx, query),
    async saveOffer({ offerId, interactionId, agentId, queueId }) {
      // one round trip; the row of the interaction is left alone where its queue is known already
      await sql`
        with of_queue as (
          update interaction set queue_id = ${queueId}
          where id = ${interactionId} and ${queueId}::uuid is not null and queue_id is distinct from ${queueId}
        )
        insert into interaction_offer (offer_id, interaction_id, agent_id)
        values (${offerId}, ${interactionId}, ${agentId}) on conflict do nothing`.execute(tx);
    },
    async removeOffer(offerId) {
      await sql`delete from interaction_offer where offer_id = ${offerId}`.execute(tx);
    },
  };
}

async function insertInteraction(
  tx: Kysely<HistoryDatabase>,
  interaction: NewInteraction,
): Promise<CreatedInteraction> {
  const { id, accountId, contactKey, subject, unread, startedAt, last, continuesInteractionId } = interaction;
  const { rows } = await sql<CreatedInteraction>`
    with made as (
      insert into interaction (id, account_id, contact_id, subject, unread, started_at, message_count,
        last_direction, last_message_at, last_snippet, last_activity_at, continues_interaction_id)
      values (${id}, ${accountId}, (select contact_id from contact_address where address_key = ${contactKey}), ${subject}, ${unread}, ${startedAt}, ${interaction.messageCount},
        ${last.direction}, ${last.at}, ${last.snippet}, ${last.at}, ${continuesInteractionId})
      returning number, contact_id
    ), taking_part as (
      insert into interaction_participant (interaction_id, address_key)
      select ${id}::uuid, unnest(${[...interaction.participants]}::text[])
    )
    select number, contact_id as "contactId" from made`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("an inserted interaction answered no number");
  return row;
}

function assignments(change: InteractionChange): RawBuilder<unknown>[] {
  const { status, closedAt, unread, agentId, inRouting, last, appliedDispositionId } = change;
  const list: RawBuilder<unknown>[] = [sql`version = version + 1`];
  if (change.addsMessage === true) list.push(sql`message_count = message_count + 1`);
  if (status !== undefined) list.push(sql`status = ${status}`);
  if (closedAt !== undefined) list.push(sql`closed_at = ${closedAt}`);
  if (unread !== undefined) list.push(sql`unread = ${unread}`);
  if (agentId !== undefined) list.push(sql`agent_id = ${agentId}`);
  if (inRouting !== undefined) list.push(sql`in_routing = ${inRouting}`);
  const disposition = status === "open" ? null : appliedDispositionId;
  if (disposition !== undefined) list.push(sql`applied_disposition_id = ${disposition}`);
  if (last !== undefined) {
    list.push(
      sql`last_direction = ${last.direction}, last_message_at = ${last.at}, last_snippet = ${last.snippet},
        last_activity_at = greatest(last_activity_at, ${last.at})`,
    );
  }
  return list;
}
