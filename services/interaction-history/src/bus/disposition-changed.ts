import { type Handler, on } from "@mailroom/bus/handler";
import { dispositionChanged } from "@mailroom/contracts/events/disposition";
import { recordDisposition } from "../operations/record-disposition.ts";
import type { Bind } from "./bind.ts";

/** Full snapshots: a disposition may be first heard of long after it was made. */
export function onDispositionChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(dispositionChanged, ({ data }, scope) => recordDisposition(bind(scope), data), { canBegin: true });
}
