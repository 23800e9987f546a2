import { type Handler, on } from "@mailroom/bus/handler";
import { mailboxAppend, mailboxFind } from "@mailroom/contracts/events/mailbox";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { acceptMailboxTask } from "../operations/accept-mailbox-task.ts";
import type { TaskRegister } from "../operations/ports.ts";

type Options<DB> = { registerIn(scope: TransactionScope<DB>): TaskRegister; readonly onAccepted: () => void };

export function onMailboxAppend<DB>(options: Options<DB>): Handler<DB> {
  return on(mailboxAppend, async ({ data }, scope: TransactionScope<DB>) => {
    await acceptMailboxTask(options.registerIn(scope), { ...data, kind: "append" });
    scope.afterCommit(options.onAccepted);
  });
}

export function onMailboxFind<DB>(options: Options<DB>): Handler<DB> {
  return on(mailboxFind, async ({ data }, scope: TransactionScope<DB>) => {
    const task = { ...data, kind: "find" as const, rawHash: null, sentAt: null };
    await acceptMailboxTask(options.registerIn(scope), task);
    scope.afterCommit(options.onAccepted);
  });
}
