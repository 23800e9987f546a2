import { makeAudit } from "@mailroom/postgres/audit";
import { uuidv7 } from "@mailroom/runtime/uuid";
import type { Hints, Stores } from "../operations/ports.ts";
import { makeAccountStore } from "./account-store.ts";
import { makeAgentStore } from "./agent-store.ts";
import { makeCallStore } from "./call-store.ts";
import type { Changes } from "./changes.ts";
import { readClock, type Scope } from "./database.ts";
import { makeDecisionStore } from "./decision-store.ts";
import { makeDispatchStore } from "./dispatch-store.ts";
import { makeDispositionPauseStore } from "./disposition-pause-store.ts";
import { makeFactsStore } from "./facts-store.ts";
import { idOfCause } from "./cause-id.ts";
import { makeInteractionStore } from "./interaction-store.ts";
import { makeIntervalStore } from "./interval-store.ts";
import { makeItemStore } from "./item-store.ts";
import { makeOfferStore } from "./offer-store.ts";
import { makeQueueStore } from "./queue-store.ts";
import { makeRunStore } from "./run-store.ts";
import { makeSettingsStore } from "./settings-store.ts";

/** Everything one transaction reads and writes. */
export function makeStores(scope: Scope, changes: Changes, hints: Hints): Stores {
  const { tx, outbox } = scope;
  return {
    now: () => readClock(tx),
    newId: (now) => uuidv7(now),
    idOf: idOfCause,
    accounts: makeAccountStore(tx),
    facts: makeFactsStore(tx),
    agents: makeAgentStore(tx),
    dispositionPauses: makeDispositionPauseStore(scope),
    settings: makeSettingsStore(tx),
    intervals: makeIntervalStore(tx),
    runs: makeRunStore(scope),
    calls: makeCallStore(scope),
    queues: makeQueueStore(tx),
    interactions: makeInteractionStore(scope),
    items: makeItemStore(scope, changes),
    offers: makeOfferStore(tx, changes),
    dispatch: makeDispatchStore(scope, changes),
    decisions: makeDecisionStore(scope),
    events: outbox,
    audit: makeAudit(outbox),
    hints,
  };
}
