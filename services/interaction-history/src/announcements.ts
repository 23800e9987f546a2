import { announceAnew } from "@mailroom/postgres/announce-anew";
import type { TransactionScope, WithTransaction } from "@mailroom/postgres/transaction";
import { sql } from "kysely";
import { announceAnswer } from "./operations/announce-answer.ts";
import type { UnitOfWork } from "./operations/ports.ts";
import type { HistoryDatabase } from "./store/schema.ts";

/** Raise it with a change after which routing must hear of every answer again. */
const revision = 1;

/** Tells of the answers in all open interactions once more after an upgrade: routing closes for inactivity by them (S86). */
export async function announceAnswersAnew(
  withTransaction: WithTransaction<HistoryDatabase>,
  bind: (scope: TransactionScope<HistoryDatabase>) => UnitOfWork,
): Promise<void> {
  await announceAnew(withTransaction, {
    ...{ kind: "answer", revision },
    async announceNext(scope, { after, limit }) {
      const isLater = after === null ? sql`true` : sql`id > ${after}::uuid`;
      const { rows } = await sql<{ id: string }>`
        select id from interaction where status = 'open' and ${isLater} order by id limit ${limit}`.execute(scope.tx);
      for (const { id } of rows) await announceAnswer(bind(scope), id);
      return rows.map(({ id }) => id);
    },
  });
}
