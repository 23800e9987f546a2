import { type Handler, on } from "@mailroom/bus/handler";
import { interactionAutoReply, interactionClose, interactionTag } from "@mailroom/contracts/events/interaction-command";
import { closeByOrder } from "../operations/close-by-order.ts";
import { type AutoReplyParts, replyAutomatically } from "../operations/reply-automatically.ts";
import { tagInteraction } from "../operations/tag-interaction.ts";
import type { Bind } from "./bind.ts";

/** What routing wants done at interactions. */
export function commandHandlers<DB>(bind: Bind<DB>, parts: AutoReplyParts): Handler<DB>[] {
  return [
    on(interactionClose, ({ data }, scope) => closeByOrder(bind(scope), parts, data)),
    on(interactionAutoReply, ({ data }, scope) => replyAutomatically(bind(scope), parts, data)),
    on(interactionTag, ({ data }, scope) => tagInteraction(bind(scope), data)),
  ];
}
