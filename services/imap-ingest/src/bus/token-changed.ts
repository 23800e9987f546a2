import { type Handler, on } from "@mailroom/bus/handler";
import { accountTokenChanged } from "@mailroom/contracts/events/account";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { TokenRegister } from "../operations/ports.ts";

/** Sessions look at their copy by themselves, whichever worker has them. */
export function onTokenChanged<DB>(options: { registerIn(scope: TransactionScope<DB>): TokenRegister }): Handler<DB> {
  return on(accountTokenChanged, async ({ data }, scope: TransactionScope<DB>) => options.registerIn(scope).save(data));
}
