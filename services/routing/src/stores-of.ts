import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { Offer } from "./domain/offer.ts";
import type { WorkItem } from "./domain/work-item.ts";
import type { Hints, Stores } from "./operations/ports.ts";
import type { Filing } from "./redis/working-set.ts";
import type { Database } from "./store/database.ts";
import { makeStores } from "./store/stores.ts";

/** Once a transaction has committed, Redis is brought up to date first, so that the dispatch asked for next finds it so. */
export function makeStoresOf(file: Filing, hints: Hints) {
  return (scope: TransactionScope<Database>): Stores => {
    const after = (run: () => void): void => {
      scope.afterCommit(run);
    };
    const changes = {
      item: (item: WorkItem) => {
        after(() => void file.item(item));
      },
      offer: (offer: Offer) => {
        after(() => void file.offer(offer));
      },
    };
    return makeStores(scope, changes, {
      dispatch: (itemIds) => {
        after(() => {
          hints.dispatch(itemIds);
        });
      },
      load: (agentIds) => {
        after(() => {
          hints.load(agentIds);
        });
      },
    });
  };
}
