import { on, type Handler } from "@mailroom/bus/handler";
import { mailboxAppended, mailboxFound } from "@mailroom/contracts/events/mailbox";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteFound, noteSentCopy } from "../operations/note-mailbox-answer.ts";
import type { Clock, Scope } from "../operations/ports.ts";

/** What imap-ingest answers about the Sent mailbox. */
export function onMailboxAnswers<DB>(makeScope: (scope: TransactionScope<DB>) => Scope, clock: Clock): Handler<DB>[] {
  return [
    on(mailboxAppended, (event, scope: TransactionScope<DB>) => noteSentCopy(makeScope(scope), event.data)),
    on(mailboxFound, (event, scope: TransactionScope<DB>) => {
      const { deliveryId, found, lookedAt } = event.data;
      return noteFound(makeScope(scope), { deliveryId, found, lookedAt: new Date(lookedAt) }, clock.now());
    }),
  ];
}
