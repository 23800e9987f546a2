import { type Handler, on } from "@mailroom/bus/handler";
import { accountChanged } from "@mailroom/contracts/events/account";
import { agentChanged } from "@mailroom/contracts/events/agent";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { Stores } from "../operations/ports.ts";
import { takeAccountSnapshot } from "../operations/take-account-snapshot.ts";
import { takeAgentSnapshot } from "../operations/take-agent-snapshot.ts";

type StoresOf<DB> = (scope: TransactionScope<DB>) => Stores;

/** From account-config. */
export function accountHandlers<DB>(storesOf: StoresOf<DB>): Handler<DB>[] {
  return [on(accountChanged, async ({ data }, scope) => takeAccountSnapshot(storesOf(scope), data))];
}

/** From gateway: who exists. */
export function agentHandlers<DB>(storesOf: StoresOf<DB>): Handler<DB>[] {
  return [on(agentChanged, async ({ data }, scope) => takeAgentSnapshot(storesOf(scope), data))];
}
