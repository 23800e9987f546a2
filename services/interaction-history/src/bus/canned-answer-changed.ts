import { type Handler, on } from "@mailroom/bus/handler";
import { cannedAnswerChanged } from "@mailroom/contracts/events/canned-answer";
import { recordCannedAnswer } from "../operations/record-canned-answer.ts";
import type { Bind } from "./bind.ts";

export function onCannedAnswerChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(cannedAnswerChanged, ({ data }, scope) => recordCannedAnswer(bind(scope), data));
}
