import { uuidv7 } from "@mailroom/runtime/uuid";
import { type RawBuilder, sql } from "kysely";
import { isOpen, type WorkItem } from "../domain/work-item.ts";
import type { ItemStore } from "../operations/ports.ts";
import type { Changes } from "./changes.ts";
import { type Connection, firstOf, type Writing } from "./database.ts";
import { removeRun } from "./run-store.ts";

export const itemColumns = sql.raw(`
  w.id, w.version, w.interaction_id as "interactionId", w.account_id as "accountId", w.kind, w.state,
  w.queue_id as "queueId", w.agent_id as "agentId", w.class, w.received_at as "receivedAt",
  w.message_count as "messageCount", w.round, w.refused_by as "refusedBy", w.next_round_at as "nextRoundAt",
  w.action_index as "actionIndex", w.step_ends_at as "stepEndsAt", w.waits_since as "waitsSince",
  w.wait_ends_at as "waitEndsAt", w.wait_reason as "waitReason"`);

export function makeItemStore({ tx: connection, send }: Writing, changes: Changes): ItemStore {
  return {
    async lockOpen(interactionId) {
      const { rows } = await sql<WorkItem>`
        select ${itemColumns} from work_item w
        where w.interaction_id = ${interactionId} and w.state in ('waiting', 'offered') for no key update`.execute(
        connection,
      );
      return firstOf(rows);
    },
    async lock(itemIds) {
      const { rows } = await sql<WorkItem>`
        select ${itemColumns} from work_item w where w.id = any(${[...itemIds]}::uuid[]) order by w.id
        for no key update`.execute(connection);
      return rows;
    },
    add(draft, now) {
      const added: WorkItem = { ...draft, ...initial, id: uuidv7(now) };
      send(insertItem(added, now));
      changes.item(added);
      return added;
    },
    save(item, now) {
      const saved = { ...item, version: item.version + 1 };
      send(updateItem(saved, now));
      if (!isOpen(saved)) send(removeRun(saved.interactionId));
      changes.item(saved);
      return saved;
    },
    ...makeItemLists(connection, changes),
  };
}

const initial = {
  version: 1,
  state: "waiting",
  messageCount: 1,
  round: 1,
  refusedBy: [],
  nextRoundAt: null,
  waitReason: null,
} as const;

function makeItemLists(
  connection: Connection,
  changes: Changes,
): Pick<ItemStore, "listOpenInQueue" | "listOpenFor" | "lockWaits" | "forgetQueue" | "reclass"> {
  return {
    async listOpenInQueue(queueId) {
      const { rows } = await sql<{ id: string }>`
        select id from work_item
        where queue_id = ${queueId} and agent_id is null and state in ('waiting', 'offered') order by id`.execute(
        connection,
      );
      return rows.map((row) => row.id);
    },
    async listOpenFor(agentId) {
      const { rows } = await sql<{ id: string }>`
        select id from work_item where agent_id = ${agentId} and state in ('waiting', 'offered') order by id`.execute(
        connection,
      );
      return rows.map((row) => row.id);
    },
    async lockWaits(accountId) {
      const { rows } = await sql<WorkItem>`
        select ${itemColumns} from work_item w
        where w.account_id = ${accountId} and w.state in ('waiting', 'offered') and w.waits_since is not null
        order by w.id for no key update`.execute(connection);
      return rows;
    },
    async forgetQueue(queueId) {
      await sql`
        update work_item set queue_id = null, version = version + 1
        where queue_id = ${queueId} and agent_id is not null and state in ('waiting', 'offered')`.execute(connection);
    },
    async reclass(accountId, priority, now) {
      const { rows } = await sql<WorkItem>`
        update work_item w set class = ${priority}, version = w.version + 1, updated_at = ${now}
        from (
          select id from work_item
          where account_id = ${accountId} and kind = 'reply' and state in ('waiting', 'offered') order by id for no key update
        ) open
        where w.id = open.id returning ${itemColumns}`.execute(connection);
      for (const item of rows) changes.item(item);
      return rows;
    },
  };
}

function insertItem(item: WorkItem, now: Date): RawBuilder<unknown> {
  const { id, interactionId, accountId, kind, queueId, agentId, receivedAt, actionIndex, stepEndsAt } = item;
  return sql`
    insert into work_item (id, interaction_id, account_id, kind, state, queue_id, agent_id, class, received_at, action_index,
      step_ends_at, waits_since, wait_ends_at, created_at, updated_at)
    values (${id}, ${interactionId}, ${accountId}, ${kind}, 'waiting', ${queueId}, ${agentId}, ${item.class}, ${receivedAt},
      ${actionIndex}, ${stepEndsAt}, ${item.waitsSince}, ${item.waitEndsAt}, ${now}, ${now})`;
}

function updateItem(item: WorkItem, now: Date): RawBuilder<unknown> {
  const { id, version, state, queueId, agentId, messageCount, round, refusedBy, nextRoundAt } = item;
  return sql`
    update work_item set version = ${version}, state = ${state}, queue_id = ${queueId}, agent_id = ${agentId},
      class = ${item.class}, message_count = ${messageCount}, round = ${round}, refused_by = ${[...refusedBy]}::uuid[],
      next_round_at = ${nextRoundAt}, action_index = ${item.actionIndex}, step_ends_at = ${item.stepEndsAt},
      waits_since = ${item.waitsSince}, wait_ends_at = ${item.waitEndsAt}, wait_reason = ${item.waitReason}, updated_at = ${now}
    where id = ${id}`;
}
