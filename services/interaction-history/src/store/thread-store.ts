import { type Kysely, sql } from "kysely";
import type { KnownInteraction } from "../domain/threading.ts";
import type { Account, Arrival, NamedMessage, ThreadStore } from "../operations/ports.ts";
import { accountColumns } from "./account-store.ts";
import type { HistoryDatabase } from "./schema.ts";

type ArrivalRow = Account & {
  readonly isStored: boolean;
  readonly contactId: string | null;
  readonly contact: Arrival["contact"];
  readonly isOwnSender: boolean;
  readonly named: readonly NamedMessage[];
};

export function makeThreadStore(tx: Kysely<HistoryDatabase>): ThreadStore {
  return {
    async readArrival({ accountId, messageKey, senderKey, messageIds }) {
      const { rows } = await sql<ArrivalRow>`
        select ${accountColumns},
          exists (select from message where id = ${messageKey}) as "isStored",
          (select contact_id from contact_address where address_key = ${senderKey}) as "contactId",
          (select jsonb_build_object('name', c.name, 'listId', c.list_id)
            from contact_address ca join contact c on c.id = ca.contact_id where ca.address_key = ${senderKey}) as contact,
          exists (select from account o where o.address_key = ${senderKey} and o.deleted_at is null)
            or exists (select from account o where o.sender_alias_keys @> array[${senderKey}::text] and o.deleted_at is null)
            or exists (select from agent g where g.address_key = ${senderKey} and g.deleted_at is null) as "isOwnSender",
          ${messageIds.length === 0 ? sql`'[]'::jsonb` : namedMessages(accountId, messageIds)} as named
        from account a where a.account_id = ${accountId}`.execute(tx);
      const [row] = rows;
      if (row === undefined) return null;
      const { isStored, contactId, contact, isOwnSender, named, ...account } = row;
      return { account, isStored, contactId, contact, isOwnSender, named };
    },
    async lockKnown(ids, { accountId, senderKey }) {
      // Locked in the order of ids, so that two mails with the same candidates cannot wait for each other.
      const { rows } = await sql<KnownInteraction>`
        with recursive lineage (id) as (
          select id from interaction where id = any(${[...ids]}::uuid[]) and account_id = ${accountId}
          union
          select n.id from interaction n join lineage l on n.continues_interaction_id = l.id
          where n.account_id = ${accountId}
        )
        select i.id as "interactionId", i.closed_at as "closedAt",
          exists (select from interaction_participant p
            where p.interaction_id = i.id and p.address_key = ${senderKey}) as "isParticipant",
          (select n.id from interaction n where n.continues_interaction_id = i.id order by n.number desc limit 1)
            as "continuedById"
        from interaction i where i.id in (select id from lineage) order by i.id for update of i`.execute(tx);
      return new Map(rows.map((row) => [row.interactionId, row]));
    },
  };
}

/** Many messages may have one Message-ID; more of them than this are nobody's thread. */
const maxNamed = 5_000;

function namedMessages(accountId: string, messageIds: readonly string[]) {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('interactionId', m.interaction_id, 'messageIdHeader', m.message_id_header,
      'senderKey', m.sender_key, 'direction', m.direction) order by m.stored_at desc)
    from (select * from message
      where account_id = ${accountId}
        and md5(message_id_header) = any (select md5(x) from unnest(${[...messageIds]}::text[]) x)
      limit ${sql.lit(maxNamed)}) m), '[]'::jsonb)`;
}
