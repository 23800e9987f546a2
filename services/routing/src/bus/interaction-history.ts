import { answerChanged } from "@mailroom/contracts/events/answer";
import {
  interactionClosed,
  interactionOpened,
  interactionReopened,
  messageAdded,
} from "@mailroom/contracts/events/interaction";
import { commandRefused } from "@mailroom/contracts/events/interaction-command";
import { type Handler, on } from "@mailroom/bus/handler";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { closeInteraction } from "../operations/close-interaction.ts";
import { handleMessage } from "../operations/handle-message.ts";
import { noteAnswer } from "../operations/note-answer.ts";
import { noteRefusal } from "../operations/note-refusal.ts";
import { openInteraction } from "../operations/open-interaction.ts";
import type { Stores } from "../operations/ports.ts";

/** An interaction opens with its first message, whose event is on its way. */
const openedMs = 5;

type Opened = { readonly data: { readonly interactionId: string; readonly accountId: string } };

/** What becomes of interactions. All have the interaction's id as key, so they come in order. */
export function interactionHandlers<DB>(storesOf: (scope: TransactionScope<DB>) => Stores): Handler<DB>[] {
  const takeOpened = async ({ data }: Opened, scope: TransactionScope<DB>): Promise<void> => {
    openInteraction(storesOf(scope), data);
    return Promise.resolve();
  };
  return [
    on(interactionOpened, takeOpened, { patienceMs: openedMs }),
    on(interactionReopened, takeOpened, { patienceMs: openedMs }),
    on(interactionClosed, async ({ data }, scope) => closeInteraction(storesOf(scope), data)),
    on(answerChanged, async ({ data }, scope) => noteAnswer(storesOf(scope), data)),
    on(commandRefused, async ({ data }, scope) => noteRefusal(storesOf(scope), data)),
    on(messageAdded, async ({ data }, scope) => handleMessage(storesOf(scope), data)),
  ];
}
