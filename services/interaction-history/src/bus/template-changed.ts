import { type Handler, on } from "@mailroom/bus/handler";
import { messageTemplateChanged } from "@mailroom/contracts/events/message-template";
import { recordTemplate } from "../operations/record-template.ts";
import type { Bind } from "./bind.ts";

/** Full snapshots: a template may be first heard of long after it was made. */
export function onTemplateChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(messageTemplateChanged, ({ data }, scope) => recordTemplate(bind(scope), data), { canBegin: true });
}
