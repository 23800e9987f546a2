import { on, type Handler } from "@mailroom/bus/handler";
import { agentChanged } from "@mailroom/contracts/events/agent";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteAgent } from "../operations/note-agent.ts";
import type { Clock, Scope } from "../operations/ports.ts";

export function onAgentChanged<DB>(makeScope: (scope: TransactionScope<DB>) => Scope, clock: Clock): Handler<DB> {
  return on(agentChanged, (event, scope: TransactionScope<DB>) => noteAgent(makeScope(scope), event.data, clock.now()));
}
