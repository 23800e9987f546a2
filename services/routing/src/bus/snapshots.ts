import { type Handler, on } from "@mailroom/bus/handler";
import { accountChanged } from "@mailroom/contracts/events/account";
import { agentChanged } from "@mailroom/contracts/events/agent";
import { intervalChanged, settingsChanged } from "@mailroom/contracts/events/settings";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { Stores } from "../operations/ports.ts";
import { takeAccountSnapshot } from "../operations/take-account-snapshot.ts";
import { takeAgentSnapshot } from "../operations/take-agent-snapshot.ts";
import { takeIntervalSnapshot } from "../operations/take-interval-snapshot.ts";
import { takeSettings } from "../operations/take-settings.ts";

type StoresOf<DB> = (scope: TransactionScope<DB>) => Stores;

/** From account-config. */
export function configurationHandlers<DB>(storesOf: StoresOf<DB>): Handler<DB>[] {
  return [
    on(accountChanged, async ({ data }, scope) => takeAccountSnapshot(storesOf(scope), data)),
    on(settingsChanged, async ({ data }, scope) => takeSettings(storesOf(scope), data)),
    on(intervalChanged, async ({ data }, scope) => takeIntervalSnapshot(storesOf(scope), data), { canBegin: true }),
  ];
}

/** From gateway: who exists. */
export function agentHandlers<DB>(storesOf: StoresOf<DB>): Handler<DB>[] {
  return [on(agentChanged, async ({ data }, scope) => takeAgentSnapshot(storesOf(scope), data))];
}
