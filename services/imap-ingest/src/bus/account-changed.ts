import { type Handler, on } from "@mailroom/bus/handler";
import { accountChanged } from "@mailroom/contracts/events/account";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { AccountRegister } from "../operations/ports.ts";
import { saveAccount } from "../operations/save-account.ts";

export function onAccountChanged<DB>(options: {
  registerIn(scope: TransactionScope<DB>): AccountRegister;
  readonly onSaved: () => void;
}): Handler<DB> {
  return on(accountChanged, async ({ data }, scope: TransactionScope<DB>) => {
    await saveAccount(options.registerIn(scope), data);
    scope.afterCommit(options.onSaved);
  });
}
