import { sql } from "kysely";
import type { Decision } from "../domain/decision.ts";
import type { AgentView, DecisionView, MemberView, OfferView, Page, QueueView, Reader } from "../operations/ports.ts";
import { agentColumns, loadOfAgent } from "./agent-store.ts";
import { type Connection, firstOf } from "./database.ts";
import { offerColumns } from "./offer-store.ts";
import { queueColumns } from "./queue-store.ts";

/** Queries of the API. Every list goes by a key that the next page begins after. */
export function makeReader(connection: Connection): Reader {
  return {
    ...makeQueueReader(connection),
    ...makeAgentReader(connection),
    ...makeOfferReader(connection),
    ...makeWhyReader(connection),
  };
}

const queueView = sql`
  ${queueColumns}, (select count(*) from queue_member m where m.queue_id = q.id) as "memberCount",
  w.waiting, w.oldest as "oldestWaitingAt"
  from queue q cross join lateral (
    select count(*) as waiting, min(received_at) as oldest from work_item w
    where w.queue_id = q.id and w.agent_id is null and w.state in ('waiting', 'offered')
  ) w`;

function makeQueueReader(connection: Connection): Pick<Reader, "listQueues" | "findQueue" | "listMembers"> {
  return {
    async listQueues({ search }, { limit, after }) {
      const [name, id] = after ?? [];
      const from = name === undefined || id === undefined ? sql`true` : sql`(q.name, q.id) > (${name}, ${id}::uuid)`;
      const { rows } = await sql<QueueView>`
        select ${queueView} where q.deleted_at is null and ${matches("q.name", search)} and ${from}
        order by q.name, q.id limit ${limit + 1}`.execute(connection);
      return pageOf(rows, limit, (row) => [row.name, row.id]);
    },
    async findQueue(queueId) {
      const { rows } = await sql<QueueView>`
        select ${queueView} where q.id = ${queueId} and q.deleted_at is null`.execute(connection);
      return firstOf(rows);
    },
    async listMembers(queueId, { limit, after }) {
      const from = Number(after?.[0] ?? -1);
      const { rows } = await sql<MemberView>`
        select m.agent_id as "agentId", a.name, m.position, m.added_at as "addedAt"
        from queue_member m join agent a on a.id = m.agent_id
        where m.queue_id = ${queueId} and m.position > ${from} order by m.position limit ${limit + 1}`.execute(
        connection,
      );
      return pageOf(rows, limit, (row) => [String(row.position)]);
    },
  };
}

function makeAgentReader(connection: Connection): Pick<Reader, "listAgents" | "findAgent"> {
  return {
    async listAgents({ search, agentId }, { limit, after }) {
      const [name, id] = after ?? [];
      const from = name === undefined || id === undefined ? sql`true` : sql`(a.name, a.id) > (${name}, ${id}::uuid)`;
      const only = agentId === null ? sql`true` : sql`a.id = ${agentId}`;
      const { rows } = await sql<AgentView>`
        select ${agentColumns}, ${loadOfAgent} as load from agent a
        where a.deleted_at is null and (${matches("a.name", search)} or ${matches("a.alias", search)}) and ${only} and ${from}
        order by a.name, a.id limit ${limit + 1}`.execute(connection);
      return pageOf(rows, limit, (row) => [row.name, row.id]);
    },
    async findAgent(agentId) {
      const { rows } = await sql<AgentView>`
        select ${agentColumns}, ${loadOfAgent} as load from agent a
        where a.id = ${agentId} and a.deleted_at is null`.execute(connection);
      return firstOf(rows);
    },
  };
}

const offerView = sql`${offerColumns}, q.name as "queueName" from offer o left join queue q on q.id = o.queue_id`;

function makeOfferReader(connection: Connection): Pick<Reader, "listOffers" | "findOffer"> {
  return {
    async listOffers({ state, agentId, interactionId, accountIds }, { limit, after }) {
      const { rows } = await sql<OfferView>`
        select ${offerView}
        where ${state === null ? sql`true` : sql`o.state = ${state}`}
          and ${agentId === null ? sql`true` : sql`o.agent_id = ${agentId}`}
          and ${interactionId === null ? sql`true` : sql`o.interaction_id = ${interactionId}`}
          and ${accountIds === null ? sql`true` : sql`o.account_id = any(${[...accountIds]}::uuid[])`}
          and ${after?.[0] === undefined ? sql`true` : sql`o.id < ${after[0]}::uuid`}
        order by o.id desc limit ${limit + 1}`.execute(connection);
      return pageOf(rows, limit, (row) => [row.id]);
    },
    async findOffer(offerId) {
      const { rows } = await sql<OfferView>`select ${offerView} where o.id = ${offerId}`.execute(connection);
      return firstOf(rows);
    },
  };
}

function makeWhyReader(connection: Connection): Pick<Reader, "findAccess" | "listDecisions"> {
  return {
    async findAccess(interactionId) {
      const { rows } = await sql<{
        accountId: string;
        linkedAgentIds: string[];
        assignedAgentId: string | null;
        offeredIds: string[];
      }>`
        select i.account_id as "accountId", coalesce(c.agent_ids, '{}') as "linkedAgentIds", i.holder_id as "assignedAgentId",
          array(select o.agent_id from offer o where o.interaction_id = i.id and o.state = 'open') as "offeredIds"
        from interaction i left join account c on c.id = i.account_id where i.id = ${interactionId}`.execute(
        connection,
      );
      const row = firstOf(rows);
      if (row === null) return null;
      const { offeredIds, ...access } = row;
      return { ...access, holderIds: row.assignedAgentId === null ? offeredIds : [...offeredIds, row.assignedAgentId] };
    },
    async listDecisions(interactionId, { limit, after }) {
      const { rows } = await sql<DecisionView & { inputs: Decision["inputs"] }>`
        select id, interaction_id as "interactionId", at, kind, summary, inputs from decision
        where interaction_id = ${interactionId} and ${after?.[0] === undefined ? sql`true` : sql`id > ${after[0]}::uuid`}
        order by id limit ${limit + 1}`.execute(connection);
      return pageOf(rows, limit, (row) => [row.id]);
    },
  };
}

/** Part of the text, in any case; what is typed is no pattern. */
function matches(column: "q.name" | "a.name" | "a.alias", search: string | null) {
  if (search === null || search === "") return sql`true`;
  return sql`strpos(lower(${sql.raw(column)}), lower(${search})) > 0`;
}

function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}
