import { on, type Handler } from "@mailroom/bus/handler";
import { queueChanged } from "@mailroom/contracts/events/queue";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteQueue } from "../operations/note-queue.ts";
import type { Scope } from "../operations/ports.ts";

export function onQueueChanged<DB>(makeScope: (scope: TransactionScope<DB>) => Scope): Handler<DB> {
  return on(queueChanged, (event, scope: TransactionScope<DB>) => noteQueue(makeScope(scope), event.data));
}
