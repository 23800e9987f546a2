import { type Handler, on } from "@mailroom/bus/handler";
import { assignmentChanged } from "@mailroom/contracts/events/offer";
import { recordHolder } from "../operations/record-holder.ts";
import type { Bind } from "./bind.ts";

export function onAssignmentChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(assignmentChanged, ({ data }, scope) => {
    const { interactionId, agentId, cause } = data;
    const holder = { interactionId, agentId };
    switch (cause) {
      case "accepted":
        return recordHolder(bind(scope), { ...holder, inRouting: true });
      case "closed":
        return recordHolder(bind(scope), { ...holder, inRouting: false });
      case "released":
        return recordHolder(bind(scope), holder);
    }
  });
}
