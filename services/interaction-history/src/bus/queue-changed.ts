import { type Handler, on } from "@mailroom/bus/handler";
import { queueChanged } from "@mailroom/contracts/events/queue";
import type { Bind } from "./bind.ts";

/** Names for layouts (X11). A deleted queue keeps its last name: interactions have waited in it. */
export function onQueueChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(queueChanged, ({ data }, scope) => bind(scope).layouts.saveQueue(data));
}
