import { sql } from "kysely";
import type { Offer } from "../domain/offer.ts";
import type { WorkItem } from "../domain/work-item.ts";
import type { Connection } from "./database.ts";
import { itemColumns } from "./item-store.ts";
import { offerColumns } from "./offer-store.ts";

const beforeAll = "00000000-0000-0000-0000-000000000000";

/** All that waits and all open offers, in pages by id: what Redis is filled with. */
export function makeOpenWork(connection: Connection) {
  return {
    async pageItems(afterId: string | null, limit: number): Promise<WorkItem[]> {
      const { rows } = await sql<WorkItem>`
        select ${itemColumns} from work_item w where w.state = 'waiting' and w.id > ${afterId ?? beforeAll}::uuid
        order by w.id limit ${limit}`.execute(connection);
      return rows;
    },
    async pageOffers(afterId: string | null, limit: number): Promise<Offer[]> {
      const { rows } = await sql<Offer>`
        select ${offerColumns} from offer o where o.state = 'open' and o.id > ${afterId ?? beforeAll}::uuid
        order by o.id limit ${limit}`.execute(connection);
      return rows;
    },
  };
}
