import { sql } from "kysely";
import type { Interaction } from "../domain/interaction.ts";
import type { InteractionStore } from "../operations/ports.ts";
import { firstOf, type Writing } from "./database.ts";

const columns = sql.raw(`
  id, account_id as "accountId", status, holder_id as "holderId", manager_id as "managerId", last_queue_id as "lastQueueId",
  last_queue_accepted as "lastQueueAccepted", unanswered_since as "unansweredSince", has_ended as "hasEnded",
  answer_key as "answerKey", answered_at as "answeredAt", closes_at as "closesAt"`);

type InteractionRow = Omit<Interaction, "answer"> & {
  readonly answerKey: string | null;
  readonly answeredAt: Date | null;
};

function toInteraction({ answerKey, answeredAt, ...row }: InteractionRow): Interaction {
  const answer = answerKey === null || answeredAt === null ? null : { messageKey: answerKey, sentAt: answeredAt };
  return { ...row, answer };
}

export function makeInteractionStore({ tx: connection, send }: Writing): InteractionStore {
  return {
    async lock(interactionId) {
      const { rows } = await sql<InteractionRow>`
        select ${columns} from interaction where id = ${interactionId} for no key update`.execute(connection);
      const row = firstOf(rows);
      return row === null ? null : toInteraction(row);
    },
    open({ id, accountId }) {
      send(sql`
        insert into interaction as i (id, account_id, status) values (${id}, ${accountId}, 'open')
        on conflict (id) do update set status = 'open', has_ended = false where i.status <> 'open'`);
    },
    save(interaction) {
      const { id, accountId, status, holderId, managerId, lastQueueId, lastQueueAccepted, answer } = interaction;
      send(sql`
        insert into interaction (id, account_id, status, holder_id, manager_id, last_queue_id, last_queue_accepted,
          unanswered_since, has_ended, answer_key, answered_at, closes_at)
        values (${id}, ${accountId}, ${status}, ${holderId}, ${managerId}, ${lastQueueId}, ${lastQueueAccepted},
          ${interaction.unansweredSince}, ${interaction.hasEnded}, ${answer?.messageKey ?? null}, ${answer?.sentAt ?? null},
          ${interaction.closesAt})
        on conflict (id) do update set account_id = excluded.account_id, status = excluded.status,
          holder_id = excluded.holder_id, manager_id = excluded.manager_id, last_queue_id = excluded.last_queue_id,
          last_queue_accepted = excluded.last_queue_accepted, unanswered_since = excluded.unanswered_since,
          has_ended = excluded.has_ended, answer_key = excluded.answer_key, answered_at = excluded.answered_at,
          closes_at = excluded.closes_at`);
    },
    async moveClosing(accountId, minutes) {
      await sql`
        update interaction i set closes_at = i.answered_at + make_interval(mins => ${minutes}) from (
          select id from interaction
          where account_id = ${accountId} and status = 'open' and answered_at is not null order by id for no key update
        ) waiting
        where i.id = waiting.id`.execute(connection);
    },
    async listHeldBy(agentId) {
      const { rows } = await sql<{ id: string }>`
        select id from interaction where holder_id = ${agentId} and status = 'open' order by id`.execute(connection);
      return rows.map((row) => row.id);
    },
    async lockHeld({ after, limit }) {
      const { rows } = await sql<InteractionRow>`
        select ${columns} from interaction
        where holder_id is not null and (${after}::uuid is null or id > ${after}::uuid)
        order by id limit ${limit} for no key update`.execute(connection);
      return rows.map(toInteraction);
    },
  };
}
