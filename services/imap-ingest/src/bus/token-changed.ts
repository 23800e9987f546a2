import { type Handler, on } from "@mailroom/bus/handler";
import { accountTokenChanged } from "@mailroom/contracts/events/account";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { TokenRegister } from "../operations/ports.ts";

/** Workers look at the copy by themselves, whichever has the account's session; this one at once. */
export function onTokenChanged<DB>(options: {
  registerIn(scope: TransactionScope<DB>): TokenRegister;
  readonly onSaved: () => void;
}): Handler<DB> {
  return on(accountTokenChanged, async ({ data }, scope: TransactionScope<DB>) => {
    await options.registerIn(scope).save(data);
    scope.afterCommit(options.onSaved);
  });
}
