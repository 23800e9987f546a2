import { type Handler, on } from "@mailroom/bus/handler";
import { agentChanged } from "@mailroom/contracts/events/agent";
import { recordAgent } from "../operations/record-agent.ts";
import type { Bind } from "./bind.ts";

export function onAgentChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(agentChanged, ({ data }, scope) => recordAgent(bind(scope), data));
}
