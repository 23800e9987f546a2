import { type Handler, on } from "@mailroom/bus/handler";
import { listChanged } from "@mailroom/contracts/events/list";
import type { Bind } from "./bind.ts";

/** Names for layouts (X11). A deleted list keeps its last name: contacts may still be in it. */
export function onListChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(listChanged, ({ data }, scope) => bind(scope).layouts.saveList(data));
}
