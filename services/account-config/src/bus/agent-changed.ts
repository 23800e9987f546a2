import { on, type Handler, type Received } from "@mailroom/bus/handler";
import { agentChanged } from "@mailroom/contracts/events/agent";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteAgent } from "../operations/note-agent.ts";
import type { Clock, Scope } from "../operations/ports.ts";

export function onAgentChanged<DB>(makeScope: (scope: TransactionScope<DB>) => Scope, clock: Clock): Handler<DB> {
  const note = (event: Received<typeof agentChanged>, scope: TransactionScope<DB>) =>
    noteAgent(makeScope(scope), event.data, clock.now());
  // There were agents, and the events of their making forgotten, before this service began to listen.
  return on(agentChanged, note, { canBegin: true });
}
