import { on, type Handler } from "@mailroom/bus/handler";
import { deliverySend } from "@mailroom/contracts/events/delivery";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { Clock, Scope } from "../operations/ports.ts";
import { queueDelivery } from "../operations/queue-delivery.ts";

export function onDeliverySend<DB>(makeScope: (scope: TransactionScope<DB>) => Scope, clock: Clock): Handler<DB> {
  return on(deliverySend, (event, scope: TransactionScope<DB>) =>
    queueDelivery(makeScope(scope), event.data, clock.now()),
  );
}
