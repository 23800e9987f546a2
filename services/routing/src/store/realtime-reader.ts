/**
 * The figures of the Realtime page: four statements over one snapshot. They go by the indexes of what is open (items that
 * wait or are offered, interactions with a holder), so what was ever closed costs nothing.
 */
import { type RawBuilder, sql } from "kysely";
import type { AgentView } from "../operations/ports.ts";
import type {
  AccountFigures,
  Cut,
  QueueFigures,
  RealtimeReader,
  RealtimeScope,
  Staffing,
  Work,
} from "../operations/realtime-ports.ts";
import { agentColumns, loadOfAgent } from "./agent-store.ts";
import { type Connection, firstOf } from "./database.ts";

/** More rows nobody reads at a glance. */
const mostRows = 200;

export function makeRealtimeReader(connection: Connection): RealtimeReader {
  return {
    read: (scope) =>
      connection
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute(async (snapshot) => {
          const { at, ...work } = await readTotal(snapshot, scope);
          const agents = await readAgents(snapshot, scope);
          const queues = await readQueues(snapshot, scope);
          const accounts = await readAccounts(snapshot, scope);
          return { at, total: { ...work, agents: staffingOf(agents) }, queues, accounts, agents: cut(agents) };
        }),
  };
}

type Condition = RawBuilder<unknown>;
const always: Condition = sql`true`;

function narrowedTo({ accountId, accountIds }: RealtimeScope, column: string): Condition {
  if (accountId !== null) return sql`${sql.raw(column)} = ${accountId}`;
  return accountIds === null ? always : sql`${sql.raw(column)} = any(${[...accountIds]}::uuid[])`;
}

/** Nothing is taken from another account's work. */
const isNarrowed = ({ accountId, accountIds }: RealtimeScope): boolean => accountId !== null || accountIds !== null;

/**
 * `live`: one row for each interaction that an agent is wanted for or has. An item for one agent alone is in no queue,
 * whichever it came from, as in the list of queues.
 */
function liveOf(scope: RealtimeScope): Condition {
  const ofQueue = scope.queueId === null ? always : sql`q.id = ${scope.queueId}`;
  return sql`live as (
    select w.account_id, q.id as queue_id, w.state, w.received_at
    from work_item w left join queue q on q.id = w.queue_id and w.agent_id is null and q.deleted_at is null
    where w.state in ('waiting', 'offered') and ${narrowedTo(scope, "w.account_id")} and ${ofQueue}
    union all
    select i.account_id, q.id, 'assigned', null
    from interaction i left join queue q on q.id = i.last_queue_id and q.deleted_at is null
    where i.holder_id is not null and i.status = 'open' and ${narrowedTo(scope, "i.account_id")} and ${ofQueue}
      and not exists (select from work_item w where w.interaction_id = i.id and w.state in ('waiting', 'offered')))`;
}

const workColumns = sql.raw(`
  count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'offered') as offered,
  count(*) filter (where state = 'assigned') as assigned, min(received_at) as "oldestWaitingAt"`);

const workOf = sql.raw(`
  coalesce(f.waiting, 0) as waiting, coalesce(f.offered, 0) as offered, coalesce(f.assigned, 0) as assigned,
  f."oldestWaitingAt"`);

/** `people`: who may work, with the state that others see. */
const people = sql`people as materialized (
  select a.id, case when a.state = 'available' and ${loadOfAgent} >= a.capacity then 'busy' else a.state end as shown
  from agent a where a.active and a.deleted_at is null)`;

const staffColumns = sql.raw(`
  count(*) filter (where p.shown = 'available') as available, count(*) filter (where p.shown = 'busy') as busy,
  count(*) filter (where p.shown = 'paused') as paused, count(*) filter (where p.shown = 'logged_out') as "loggedOut"`);

const staffOf = sql.raw(`
  coalesce(s.available, 0) as available, coalesce(s.busy, 0) as busy, coalesce(s.paused, 0) as paused,
  coalesce(s."loggedOut", 0) as "loggedOut"`);

/** Of the accounts `c`: linked agents, those whom its actions name, and members of the queues that they lead to. */
function servingOf(accounts: Condition): Condition {
  return sql`
    select c.id as account_id, each.agent_id from ${accounts} c cross join lateral (
      select unnest(c.agent_ids)
      union select (step ->> 'agentId')::uuid from jsonb_array_elements(c.actions) step where step ->> 'agentId' is not null
      union select m.agent_id from jsonb_array_elements(c.actions) step
        join queue_member m on m.queue_id = (step ->> 'queueId')::uuid
    ) each (agent_id)`;
}

async function readTotal(snapshot: Connection, scope: RealtimeScope): Promise<Work & { readonly at: Date }> {
  const { rows } = await sql<Work & { at: Date }>`
    with ${liveOf(scope)} select clock_timestamp() as at, ${workColumns} from live`.execute(snapshot);
  const row = firstOf(rows);
  if (row === null) throw new Error("counting answered no row");
  return row;
}

/** Whoever is there first, by name. */
async function readAgents(snapshot: Connection, scope: RealtimeScope): Promise<AgentView[]> {
  const { rows } = await sql<AgentView>`
    select ${agentColumns}, ${loadOfAgent} as load from agent a
    where a.active and a.deleted_at is null and ${concernedBy(scope)}
    order by array_position(array['available', 'paused', 'logged_out'], a.state), lower(a.name), a.id`.execute(
    snapshot,
  );
  return rows;
}

/** Administrators count as agents where they work as such. */
function concernedBy(scope: RealtimeScope): Condition {
  const isMember = sql`a.id in (select m.agent_id from queue_member m where m.queue_id = ${scope.queueId})`;
  const accounts = sql`(select * from account where ${narrowedTo(scope, "id")})`;
  const isServing = sql`a.id in (select agent_id from (${servingOf(accounts)}) serving)`;
  if (isNarrowed(scope)) return scope.queueId === null ? isServing : sql`${isServing} and ${isMember}`;
  if (scope.queueId !== null) return isMember;
  return sql`(a.role = 'agent' or a.state <> 'logged_out' or exists (select from queue_member m where m.agent_id = a.id))`;
}

/** Only queues that the accounts have to do with: where one is asked for by its id, too, of whoever may see no other. */
function isOfTheirs(scope: RealtimeScope): boolean {
  return scope.accountIds !== null || (scope.queueId === null && isNarrowed(scope));
}

type Listed = Work & Staffing & { readonly of: number };

async function readQueues(snapshot: Connection, scope: RealtimeScope): Promise<Cut<QueueFigures>> {
  const only = scope.queueId === null ? always : sql`q.id = ${scope.queueId}`;
  const leadTo = sql`q.id in (select (step ->> 'queueId')::uuid from account c cross join jsonb_array_elements(c.actions) step
    where ${narrowedTo(scope, "c.id")})`;
  const concerned = isOfTheirs(scope) ? sql`(f.queue_id is not null or ${leadTo})` : always;
  const { rows } = await sql<Listed & { queueId: string | null; name: string | null }>`
    with ${liveOf(scope)}, ${people}, figures as (select queue_id, ${workColumns} from live group by queue_id),
    listed as (
      select q.id as "queueId", q.name, ${workOf}, count(*) over () as of
      from queue q left join figures f on f.queue_id = q.id
      where q.deleted_at is null and ${only} and ${concerned}
      order by f.queue_id is null, lower(q.name), q.id limit ${mostRows}
    )
    select l.*, ${staffOf} from (
      select * from listed
      union all select null, null, ${workOf}, 0 from figures f where f.queue_id is null
    ) l left join (
      select m.queue_id, ${staffColumns} from queue_member m join people p on p.id = m.agent_id group by m.queue_id
    ) s on s.queue_id = l."queueId"
    order by lower(l.name) nulls last, l."queueId"`.execute(snapshot);
  const items = rows.map((row) => ({ queueId: row.queueId, name: row.name, ...workIn(row), agents: staffIn(row) }));
  return { items, leftOff: leftOff(rows, items.filter(({ queueId }) => queueId !== null).length) };
}

async function readAccounts(snapshot: Connection, scope: RealtimeScope): Promise<Cut<AccountFigures>> {
  const { accountId, queueId } = scope;
  const leadsTo = sql`exists (select from jsonb_array_elements(c.actions) step where (step ->> 'queueId')::uuid = ${queueId})`;
  const concerned = queueId === null || accountId !== null ? always : sql`(f.account_id is not null or ${leadsTo})`;
  const { rows } = await sql<Listed & { accountId: string; key: string; active: boolean }>`
    with ${liveOf(scope)}, ${people}, figures as (select account_id, ${workColumns} from live group by account_id),
    listed as (
      select c.id, c.key, c.active, c.agent_ids, c.actions, ${workOf}, count(*) over () as of
      from account c left join figures f on f.account_id = c.id
      where (c.deleted_at is null or f.account_id is not null) and ${narrowedTo(scope, "c.id")} and ${concerned}
      order by f.account_id is null, lower(c.key), c.id limit ${mostRows}
    )
    select l.id as "accountId", l.key, l.active, l.waiting, l.offered, l.assigned, l."oldestWaitingAt", l.of, ${staffOf}
    from listed l left join (
      select serving.account_id, ${staffColumns}
      from (${servingOf(sql`listed`)}) serving join people p on p.id = serving.agent_id group by serving.account_id
    ) s on s.account_id = l.id
    order by lower(l.key), l.id`.execute(snapshot);
  const items = rows.map((row) => ({
    ...{ accountId: row.accountId, key: row.key, active: row.active },
    ...workIn(row),
    agents: staffIn(row),
  }));
  return { items, leftOff: leftOff(rows, items.length) };
}

function leftOff(rows: readonly Listed[], shown: number): number {
  return Math.max(0, ...rows.map((row) => row.of)) - shown;
}

function workIn({ waiting, offered, assigned, oldestWaitingAt }: Work): Work {
  return { waiting, offered, assigned, oldestWaitingAt };
}

function staffIn({ available, busy, paused, loggedOut }: Staffing): Staffing {
  return { available, busy, paused, loggedOut };
}

function staffingOf(agents: readonly AgentView[]): Staffing {
  const isBusy = (agent: AgentView): boolean => agent.state === "available" && agent.load >= agent.capacity;
  const count = (state: AgentView["state"]): number => agents.filter((agent) => agent.state === state).length;
  const busy = agents.filter(isBusy).length;
  return { available: count("available") - busy, busy, paused: count("paused"), loggedOut: count("logged_out") };
}

function cut(agents: readonly AgentView[]): Cut<AgentView> {
  const items = agents.slice(0, mostRows);
  return { items, leftOff: agents.length - items.length };
}
