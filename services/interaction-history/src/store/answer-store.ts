import { type Kysely, sql } from "kysely";
import type { AnswerStore, SentAnswer } from "../operations/answer-ports.ts";
import type { HistoryDatabase } from "./schema.ts";

/** Of `message m`: it counts as a word between customer and agent (S86, S87); what is forwarded goes to somebody else. */
export const countsAsWord = sql`
  not m.is_bounce and m.author <> 'system' and m.join_reason <> 'forward'
  and (m.direction = 'in' or coalesce(m.delivery ->> 'state', '') not in ('failed', 'cancelled'))`;

/** Of an outgoing `message m`. The time at which it was handed in, for those sent before the time of sending was kept. */
export const sentAt = sql`coalesce((m.delivery ->> 'sentAt')::timestamptz, m.at)`;

export function makeAnswerStore(tx: Kysely<HistoryDatabase>): AnswerStore {
  return {
    async findAnswer(interactionId) {
      const { rows } = await sql<SentAnswer & { readonly isSent: boolean }>`
        select m.id as "messageId", ${sentAt} as "sentAt",
          m.direction = 'out' and coalesce(m.delivery ->> 'state', '') = 'sent' as "isSent"
        from message m where m.interaction_id = ${interactionId} and ${countsAsWord}
        order by m.position desc limit 1`.execute(tx);
      const [last] = rows;
      return last?.isSent === true ? { messageId: last.messageId, sentAt: last.sentAt } : null;
    },
  };
}
