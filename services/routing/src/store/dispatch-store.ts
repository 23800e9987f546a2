/**
 * The statements of dispatch: few and over many rows, because they run under one lock for all instances and stand between
 * a message and its offer.
 */
import { type RawBuilder, sql } from "kysely";
import type { WorkItem } from "../domain/work-item.ts";
import type { DispatchChanges, DispatchStore, DispatchView } from "../operations/ports.ts";
import { loadOfAgent } from "./agent-store.ts";
import type { Changes } from "./changes.ts";
import { type Connection, firstOf, type Writing } from "./database.ts";
import { insertDecisions } from "./decision-store.ts";
import { itemColumns } from "./item-store.ts";

/** Any number that is nobody else's in this database: ASCII of "dispatch" cut to 32 bits. */
const dispatchLock = 0x64697370;

export function makeDispatchStore({ tx: connection, send }: Writing, changes: Changes): DispatchStore {
  return {
    async lock() {
      await sql`select pg_advisory_xact_lock(${dispatchLock})`.execute(connection);
    },
    lockFree: () => lockFree(connection),
    async claim(itemIds) {
      const { rows } = await sql<WorkItem>`
        select ${itemColumns} from work_item w where w.id = any(${[...itemIds]}::uuid[]) and w.state = 'waiting'
        for no key update skip locked`.execute(connection);
      return rows;
    },
    async claimFor(agentIds, limit) {
      const { rows } = await sql<WorkItem>`
        select ${itemColumns} from work_item w
        where w.id = any(array(${offerable(agentIds, limit)})) and w.state = 'waiting'
        for no key update skip locked`.execute(connection);
      return rows;
    },
    async stillWaiting(itemIds) {
      const { rows } = await sql<{ id: string }>`
        select id from work_item where id = any(${[...itemIds]}::uuid[]) and state = 'waiting'`.execute(connection);
      return rows.map((row) => row.id);
    },
    view: (itemIds) => readView(connection, itemIds),
    tryLock: (items) => tryLock(connection, items),
    write(written, now) {
      const items = written.items.map((item) => ({ ...item, version: item.version + 1 }));
      send(writeAll({ ...written, items }, now));
      for (const item of items) changes.item(item);
      for (const offer of written.offers) changes.offer(offer);
    },
  };
}

/** Where the first statement of `lockFree` and `tryLock` leaves for those behind it whom it has locked, until the transaction ends. */
const lockedAgents = "mailroom.locked_agents";

async function lockFree(connection: Connection): ReturnType<DispatchStore["lockFree"]> {
  // The condition without a column is checked before any row is read. Who becomes available while it waits is missed here,
  // and asks for a dispatch of their own.
  const locking = sql`
    select set_config(${lockedAgents}, coalesce(array_agg(id), '{}')::text, true) from (
      select id from agent
      where (select pg_advisory_xact_lock(${dispatchLock})) is not null
        and state = 'available' and active and deleted_at is null order by id
      for no key update) locked`.execute(connection);
  // A statement of its own: the load must be counted after the locks are had, over what others have committed meanwhile. It
  // is sent behind the first without waiting for its answer.
  const counting = sql<{ agentIds: string[] | null; queueIds: string[] | null; freePlaces: number | null }>`
    with free as (
      select a.id, a.capacity - ${loadOfAgent} as places
      from agent a where a.id = any(current_setting(${lockedAgents})::uuid[])
    )
    select array_agg(id) as "agentIds", sum(places)::integer as "freePlaces",
      array(select distinct queue_id from queue_member where agent_id in (select id from free where places > 0)) as "queueIds"
    from free where places > 0`.execute(connection);
  const [, { rows }] = await Promise.all([locking, counting]);
  const free = firstOf(rows);
  return { agentIds: free?.agentIds ?? [], queueIds: free?.queueIds ?? [], freePlaces: free?.freePlaces ?? 0 };
}

/** One round trip: each statement sees what those before it have locked. */
async function tryLock(connection: Connection, items: readonly WorkItem[]): ReturnType<DispatchStore["tryLock"]> {
  const itemIds = items.map((item) => item.id);
  const agentIds = items.flatMap((item) => item.agentId ?? []);
  const queueIds = items.flatMap((item) => (item.agentId === null ? (item.queueId ?? []) : []));
  const askable = sql`state = 'available' and active and deleted_at is null and (id = any(${agentIds}::uuid[])
    or id in (select agent_id from queue_member where queue_id = any(${queueIds}::uuid[])))`;
  const locking = sql`
    select set_config(${lockedAgents}, coalesce(array_agg(id), '{}')::text, true) from (
      select id from agent
      where (select pg_try_advisory_xact_lock(${dispatchLock})) and ${askable} order by id
      for no key update skip locked) locked`.execute(connection);
  const judging = sql<{ isClear: boolean }>`
    with locked as (select unnest(current_setting(${lockedAgents})::uuid[]) as id)
    select exists (select from locked)
      and not exists (select from agent where ${askable} and id not in (select id from locked))
      and not exists (select from work_item w
        where w.state = 'waiting' and w.id <> all(${itemIds}::uuid[]) and (w.agent_id in (select id from locked)
          or w.queue_id in (select m.queue_id from queue_member m join locked l on l.id = m.agent_id))) as "isClear"`.execute(
    connection,
  );
  const [, { rows }, view] = await Promise.all([locking, judging, readView(connection, itemIds)]);
  return { isClear: firstOf(rows)?.isClear === true, view };
}

/**
 * Ids of items that one of these agents could be offered, at most `limit` a queue and an agent, in their order. Items whose
 * next round is due count for everybody; otherwise those who refused do not.
 */
export function offerable(agentIds: readonly string[], limit: number) {
  const ids = sql`${[...agentIds]}::uuid[]`;
  return sql<{ id: string }>`
    select candidate.id from (select distinct queue_id from queue_member where agent_id = any(${ids})) lane
    cross join lateral (
      select w.id from work_item w
      where w.queue_id = lane.queue_id and w.agent_id is null and w.state = 'waiting'
        and (w.next_round_at <= clock_timestamp() or exists (
          select from queue_member m
          where m.queue_id = lane.queue_id and m.agent_id = any(${ids}) and m.agent_id <> all(w.refused_by)))
      order by w.class, w.received_at, w.id limit ${limit}
    ) candidate
    union all
    select candidate.id from unnest(${ids}) as lane (agent_id)
    cross join lateral (
      select w.id from work_item w
      where w.agent_id = lane.agent_id and w.state = 'waiting'
        and (w.next_round_at <= clock_timestamp() or lane.agent_id <> all(w.refused_by))
      order by w.class, w.received_at, w.id limit ${limit}
    ) candidate`;
}

/** Who has become available since the lock may pause again while offers are made, and asks for a dispatch of their own. */
const stateForDispatch = sql`case when not a.active or a.deleted_at is not null then 'logged_out'
  when a.state = 'available' and a.id <> all(current_setting(${lockedAgents})::uuid[]) then 'paused' else a.state end`;

async function readView(connection: Connection, itemIds: readonly string[]): Promise<DispatchView> {
  const { rows } = await sql<DispatchView>`
    with item as (select queue_id, agent_id from work_item where id = any(${[...itemIds]}::uuid[]))
    select clock_timestamp() as now,
      coalesce((select json_agg(json_build_object('id', q.id, 'version', q.version, 'weight', q.weight,
          'agentTimeoutSeconds', q.agent_timeout_seconds,
          'members', coalesce((select json_agg(json_build_object('agentId', m.agent_id, 'position', m.position))
            from queue_member m where m.queue_id = q.id), '[]'),
          'last', (select json_build_object('agentId', r.last_agent_id, 'position', r.last_position)
            from queue_ring r where r.queue_id = q.id)))
        from queue q where q.id in (select queue_id from item) and q.deleted_at is null), '[]') as queues,
      coalesce((select json_agg(json_build_object('agentId', a.id, 'version', a.version, 'capacity', a.capacity,
          'load', ${loadOfAgent},
          'state', ${stateForDispatch}))
        from agent a
        where a.id in (select agent_id from item)
          or a.id in (select m.agent_id from queue_member m where m.queue_id in (select queue_id from item))), '[]') as agents`.execute(
    connection,
  );
  const view = firstOf(rows);
  if (view === null) throw new Error("a statement without a from clause answered no row");
  return view;
}

function writeAll({ offers, items, rings, decisions }: DispatchChanges, now: Date): RawBuilder<unknown> {
  const offerRows = offers.map((offer) => {
    const { id, itemId, interactionId, accountId, agentId, queueId, workItemKind, expiresAt } = offer;
    return {
      id,
      item_id: itemId,
      interaction_id: interactionId,
      account_id: accountId,
      agent_id: agentId,
      queue_id: queueId,
      kind: workItemKind,
      expires_at: expiresAt,
    };
  });
  const itemRows = items.map((item) => {
    const { id, version, state, round, refusedBy, nextRoundAt, waitReason } = item;
    return { id, version, state, round, refused_by: refusedBy, next_round_at: nextRoundAt, wait_reason: waitReason };
  });
  const ringRows = [...rings].map(([queueId, place]) => ({ queue_id: queueId, ...place }));
  return sql`
    with made as (
      insert into offer (id, item_id, interaction_id, account_id, agent_id, queue_id, work_item_kind, state, made_at, expires_at)
      select id, item_id, interaction_id, account_id, agent_id, queue_id, kind, 'open', ${now}, expires_at
      from jsonb_to_recordset(${JSON.stringify(offerRows)}::jsonb) as o (id uuid, item_id uuid, interaction_id uuid,
        account_id uuid, agent_id uuid, queue_id uuid, kind text, expires_at timestamptz)
    ), moved as (
      update work_item w set version = c.version, state = c.state, round = c.round, refused_by = c.refused_by,
        next_round_at = c.next_round_at, wait_reason = c.wait_reason, updated_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(itemRows)}::jsonb) as c (id uuid, version bigint, state text, round integer,
        refused_by uuid[], next_round_at timestamptz, wait_reason text)
      where w.id = c.id
    ), turned as (
      insert into queue_ring (queue_id, last_agent_id, last_position)
      select queue_id, "agentId", position
      from jsonb_to_recordset(${JSON.stringify(ringRows)}::jsonb) as r (queue_id uuid, "agentId" uuid, position integer)
      on conflict (queue_id) do update set last_agent_id = excluded.last_agent_id, last_position = excluded.last_position
    )
    ${insertDecisions(decisions, now)}`;
}
