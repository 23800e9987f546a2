import { on, type Handler } from "@mailroom/bus/handler";
import { accountChanged } from "@mailroom/contracts/events/account";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteAccount } from "../operations/note-account.ts";
import type { Scope } from "../operations/ports.ts";

export function onAccountChanged<DB>(makeScope: (scope: TransactionScope<DB>) => Scope): Handler<DB> {
  return on(accountChanged, (event, scope: TransactionScope<DB>) => noteAccount(makeScope(scope), event.data));
}
