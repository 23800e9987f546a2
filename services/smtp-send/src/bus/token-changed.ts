import { on, type Handler } from "@mailroom/bus/handler";
import { accountTokenChanged } from "@mailroom/contracts/events/account";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteToken } from "../operations/note-token.ts";
import type { Scope } from "../operations/ports.ts";

export function onTokenChanged<DB>(makeScope: (scope: TransactionScope<DB>) => Scope): Handler<DB> {
  return on(accountTokenChanged, (event, scope: TransactionScope<DB>) => noteToken(makeScope(scope), event.data));
}
