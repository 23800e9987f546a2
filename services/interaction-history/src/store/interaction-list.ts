import { type Kysely, type RawBuilder, sql } from "kysely";
import type { AccountCounts, Interaction, InteractionFilter, InteractionStore } from "../operations/ports.ts";
import { countsAsWord, sentAt } from "./answer-store.ts";
import { type InteractionRow, interactionColumns, toInteraction } from "./interaction-columns.ts";
import { likePattern } from "@mailroom/postgres/like-pattern";
import { reachesAccount, reachesInteraction } from "./reach-condition.ts";
import type { HistoryDatabase } from "./schema.ts";

type ListQuery = Parameters<InteractionStore["listInteractions"]>[0];
type CountQuery = Parameters<InteractionStore["countByAccount"]>[0];
type InactiveQuery = Parameters<InteractionStore["countInactive"]>[0];

/** Newest activity first; equal instants by id, so that a page has one order. */
export async function listInteractions(tx: Kysely<HistoryDatabase>, query: ListQuery): Promise<Interaction[]> {
  const conditions = [reachesInteraction(query.reach), ...filterConditions(query.filter, query.maxSearchDays)];
  const { after } = query;
  if (after !== null) conditions.push(sql`(i.last_activity_at, i.id) < (${after.at}, ${after.id}::uuid)`);
  const { rows } = await sql<InteractionRow>`
    select ${interactionColumns} from interaction i join account a using (account_id)
    where ${sql.join(conditions, sql` and `)}
    order by i.last_activity_at desc, i.id desc limit ${query.limit}`.execute(tx);
  return rows.map(toInteraction);
}

function filterConditions(filter: InteractionFilter, maxSearchDays: number): RawBuilder<unknown>[] {
  const list: RawBuilder<unknown>[] = [];
  if (filter.accountId !== null) list.push(sql`i.account_id = ${filter.accountId}`);
  if (filter.status !== null) list.push(sql`i.status = ${filter.status}`);
  if (filter.unread !== null) list.push(sql`i.unread = ${filter.unread}`);
  if (filter.agentId !== null) list.push(sql`i.agent_id = ${filter.agentId}`);
  if (filter.contactId !== null) list.push(sql`i.contact_id = ${filter.contactId}`);
  if (filter.tags !== null) list.push(tagCondition(filter.tags));
  if (filter.startedFrom !== null) list.push(sql`i.started_at >= ${filter.startedFrom}`);
  if (filter.startedBefore !== null) list.push(sql`i.started_at < ${filter.startedBefore}`);
  if (filter.search !== null && filter.search.trim() !== "")
    list.push(searchCondition(filter.search.trim(), maxSearchDays));
  return list;
}

function tagCondition(tags: readonly string[]): RawBuilder<unknown> {
  return sql`exists (
    select from interaction_tag t where t.interaction_id = i.id
      and t.tag_key in (select lower(tag) from unnest(${[...tags]}::text[]) as asked (tag)))`;
}

const numberPattern = /^#([0-9]{1,15})$/;

/** A number is looked up, however old; a text is searched for among what has moved lately (X12). */
function searchCondition(text: string, maxSearchDays: number): RawBuilder<unknown> {
  const [, number] = numberPattern.exec(text) ?? [];
  if (number !== undefined) return sql`i.number = ${Number(number)}`;
  const pattern = likePattern(text);
  return sql`i.last_activity_at >= clock_timestamp() - make_interval(days => ${maxSearchDays}) and (i.subject ilike ${pattern} or i.title ilike ${pattern} or exists (
    select from contact c left join contact_address ca on ca.contact_id = c.id
    where c.id = i.contact_id and (c.name ilike ${pattern} or ca.address_key ilike ${pattern})))`;
}

export async function countByAccount(tx: Kysely<HistoryDatabase>, query: CountQuery): Promise<AccountCounts[]> {
  const { reach, afterId, limit } = query;
  const { rows } = await sql<AccountCounts>`
    select a.account_id as "accountId",
      (select count(*) from interaction i where i.account_id = a.account_id and i.unread) as unread,
      (select count(*) from interaction i where i.account_id = a.account_id and i.status = 'open') as open,
      (select m.at from message m where m.account_id = a.account_id and m.direction = 'in'
        order by m.at desc, m.id desc limit 1) as "lastMailAt"
    from account a
    where a.deleted_at is null and ${reachesAccount(reach)} and (${afterId}::uuid is null or a.account_id > ${afterId})
    order by a.account_id limit ${limit}`.execute(tx);
  return rows;
}

/** `interaction_open_index` finds the open ones, the unique (interaction_id, position) the last message of each. */
export async function countInactive(tx: Kysely<HistoryDatabase>, query: InactiveQuery): Promise<number | null> {
  const { reach, accountId, minutes } = query;
  const { rows } = await sql<{ count: number }>`
    select (
      select count(*) from interaction i cross join lateral (
        select m.direction, ${sentAt} as at, m.delivery ->> 'state' as state from message m
        where m.interaction_id = i.id and ${countsAsWord}
        order by m.position desc limit 1) last
      where i.account_id = a.account_id and i.status = 'open' and last.direction = 'out' and last.state = 'sent'
        and last.at < clock_timestamp() - make_interval(mins => ${minutes})) as count
    from account a where a.account_id = ${accountId} and a.deleted_at is null and ${reachesAccount(reach)}`.execute(tx);
  return rows[0]?.count ?? null;
}
