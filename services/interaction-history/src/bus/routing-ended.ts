import { type Handler, on } from "@mailroom/bus/handler";
import { routingEnded } from "@mailroom/contracts/events/offer";
import { recordHolder } from "../operations/record-holder.ts";
import type { Bind } from "./bind.ts";

/** Nobody has it any more: it waits in Unread Messages (S85). */
export function onRoutingEnded<DB>(bind: Bind<DB>): Handler<DB> {
  return on(routingEnded, ({ data }, scope) =>
    recordHolder(bind(scope), { interactionId: data.interactionId, agentId: null, inRouting: false }),
  );
}
