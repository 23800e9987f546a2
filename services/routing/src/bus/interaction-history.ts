import {
  interactionClosed,
  interactionOpened,
  interactionReopened,
  messageAdded,
} from "@mailroom/contracts/events/interaction";
import { type Handler, on } from "@mailroom/bus/handler";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { closeInteraction } from "../operations/close-interaction.ts";
import { handleMessage } from "../operations/handle-message.ts";
import { openInteraction } from "../operations/open-interaction.ts";
import type { Stores } from "../operations/ports.ts";

/** What becomes of interactions. All have the interaction's id as key, so they come in order. */
export function interactionHandlers<DB>(storesOf: (scope: TransactionScope<DB>) => Stores): Handler<DB>[] {
  return [
    on(interactionOpened, async ({ data }, scope) => openInteraction(storesOf(scope), data)),
    on(interactionReopened, async ({ data }, scope) => openInteraction(storesOf(scope), data)),
    on(interactionClosed, async ({ data }, scope) => closeInteraction(storesOf(scope), data)),
    on(messageAdded, async ({ data }, scope) => handleMessage(storesOf(scope), data)),
  ];
}
