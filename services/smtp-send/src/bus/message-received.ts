import { on, type Handler } from "@mailroom/bus/handler";
import { messageReceived } from "@mailroom/contracts/events/message";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteEvidence } from "../operations/note-evidence.ts";
import type { Clock, Scope } from "../operations/ports.ts";

/** Nobody waits for what a mail proves, while an agent waits for the mail: the processor is the others' first. */
const evidencePatienceMs = 100;

/** Reports about what was sent, and answers to it. */
export function onMessageReceived<DB>(makeScope: (scope: TransactionScope<DB>) => Scope, clock: Clock): Handler<DB> {
  return on(
    messageReceived,
    (event, scope: TransactionScope<DB>) => noteEvidence(makeScope(scope), event.data, clock.now()),
    { patienceMs: evidencePatienceMs },
  );
}
