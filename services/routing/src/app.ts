/** Composition: what routing is made of, and in which order it starts. */
import { type Chassis, openChassis } from "@mailroom/chassis/open-chassis";
import { routesOf } from "@mailroom/contracts/catalogue";
import { isUnreachable } from "@mailroom/postgres/postgres-error";
import { makeCursor } from "@mailroom/http/cursor";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { announceAllAnew } from "./announcements.ts";
import { interactionHandlers } from "./bus/interaction-history.ts";
import { watchPresence } from "./bus/presence.ts";
import { agentHandlers, configurationHandlers } from "./bus/snapshots.ts";
import type { RoutingSettings } from "./config.ts";
import { makeAnnounceLoad } from "./operations/announce-load.ts";
import { makeCloseInactive } from "./operations/close-inactive.ts";
import { makeDispatchWork } from "./operations/dispatch-work.ts";
import { makeEndStep } from "./operations/end-step.ts";
import { makeEndStrandedWait, makeEndWait } from "./operations/end-wait.ts";
import { makeExpireOffer } from "./operations/expire-offer.ts";
import { type CallParts, makeMakeCalls } from "./operations/make-calls.ts";
import { makeLogOutSilent, makeNotePresence } from "./operations/note-presence.ts";
import { makeSweepDispositionPauses } from "./operations/pause-for-disposition.ts";
import type { Hints, WithStores } from "./operations/ports.ts";
import {
  makeRunDueFromRedis,
  makeSweep,
  makeSweepInactive,
  makeSweepLoads,
  makeSweepStranded,
  type RunDueOptions,
} from "./operations/run-due.ts";
import { connectRedis } from "./redis/connection.ts";
import { ensureEpoch } from "./redis/epoch.ts";
import { makeWorkingSet } from "./redis/working-set.ts";
import { addRoutes } from "./routes.ts";
import type { Database } from "./store/database.ts";
import { makeListEndedPauses } from "./store/disposition-pause-store.ts";
import { makeDueList } from "./store/due-list.ts";
import { makeOpenWork } from "./store/open-work.ts";
import { makeReader } from "./store/reader.ts";
import { makeRealtimeReader } from "./store/realtime-reader.ts";
import { makeStoresOf } from "./stores-of.ts";
import { makeClockwork } from "./timers/clockwork.ts";
import { makeDispatcher } from "./timers/dispatcher.ts";
import { makeLoadAnnouncer } from "./timers/load-announcer.ts";
import { makeCallOut } from "./webhook/call-out.ts";

export async function startRouting(config: RoutingSettings, parts: ServiceParts): Promise<void> {
  const { lifecycle, logger } = parts;
  const chassis = await openChassis<Database>({
    service: "routing",
    config,
    parts,
    migrations: new URL("../migrations/", import.meta.url),
    poolSize: 12,
    server: { routes: routesOf("routing") },
  });
  const redis = openRedis(config, parts, chassis);
  const hints: Hints = {
    dispatch: (itemIds) => {
      dispatcher.request(itemIds);
    },
    load: (agentIds) => {
      loads.note(agentIds);
    },
  };
  const { file } = redis.workingSet;
  const storesOf = makeStoresOf({ file, hints, offersAtOnce: false });
  const withStores: WithStores = (run) => chassis.withTransaction((scope) => run(storesOf(scope)));
  const dispatcher = makeDispatcher({
    dispatch: measured(makeDispatchWork(withStores, redis.workingSet), parts),
    logger,
  });
  const announceLoad = makeAnnounceLoad(withStores);
  const loads = makeLoadAnnouncer({ announceLoad, logger });

  const reader = makeReader(chassis.database);
  const realtime = makeRealtimeReader(chassis.database);
  addRoutes(chassis.server, { withStores, reader, realtime, cursor: makeCursor(config.INTERNAL_KEY) });
  const storesOfMessages = makeStoresOf({ file, hints, offersAtOnce: true });
  chassis.consume({ producer: "interaction-history" }, interactionHandlers(storesOfMessages));
  chassis.consume({ producer: "account-config" }, configurationHandlers(storesOf), { first: true });
  chassis.consume({ producer: "gateway" }, agentHandlers(storesOf), { first: true });

  await chassis.start(() => announceAllAnew(chassis.withTransaction, storesOf));
  const presence = watchPresence({ bus: chassis.bus, logger, notePresence: makeNotePresence(withStores) });
  const due: RunDueOptions = {
    dueList: makeDueList(chassis.database),
    workingSet: redis.workingSet,
    expireOffer: makeExpireOffer(withStores),
    endStep: makeEndStep(withStores),
    endWait: makeEndWait(withStores),
    endStrandedWait: makeEndStrandedWait(withStores),
    closeInactive: makeCloseInactive(withStores),
    announceLoad,
    isAway: isUnreachable,
    onDue: (itemIds, found) => {
      dispatcher.request(itemIds, found === "missed" ? "postgres" : "working-set");
    },
  };
  const clockwork = makeClockwork(
    [
      { name: "fill redis", everyMs: 500, run: () => redis.ensureFilled() },
      { name: "due in redis", everyMs: 200, run: () => makeRunDueFromRedis(due)(parts.clock.now()) },
      { name: "sweep", everyMs: 1_000, run: makeSweep(due) },
      {
        ...{ name: "sweep disposition pauses", everyMs: 1_000 },
        run: makeSweepDispositionPauses(withStores, makeListEndedPauses(chassis.database)),
      },
      { name: "sweep stranded", everyMs: 2_000, run: makeSweepStranded(due) },
      { name: "sweep inactive", everyMs: 1_000, run: makeSweepInactive(due) },
      { name: "web hooks", everyMs: 500, run: makeMakeCalls(withStores, callParts(config, parts)) },
      { name: "sweep loads", everyMs: 5_000, run: makeSweepLoads(due) },
      { name: "silent agents", everyMs: 10_000, run: logOutSilent(presence, makeLogOutSilent(withStores), parts) },
    ],
    logger,
  );
  clockwork.start();
  lifecycle.add("dispatcher", () => dispatcher.stop());
  lifecycle.add("loads", () => loads.stop());
  lifecycle.add("clockwork", () => clockwork.stop());
  lifecycle.add("presence", () => {
    presence.stop();
  });
}

function openRedis(config: RoutingSettings, { lifecycle, logger, metrics }: ServiceParts, chassis: Chassis<Database>) {
  const connection = connectRedis({ url: config.REDIS_URL, logger });
  lifecycle.add("redis", () => {
    connection.close();
  });
  const filled = metrics.gauge("working_set_ready", "1 while Redis proposes, 0 while Postgres is read");
  const workingSet = makeWorkingSet({
    connection,
    logger,
    onLost: () => {
      filled.set(0);
    },
  });
  const openWork = makeOpenWork(chassis.database);
  const newId = (): string => uuidv7();
  return {
    workingSet,
    async ensureFilled(): Promise<void> {
      const isFilled = await ensureEpoch({ connection, filing: workingSet.file, openWork, newId }).catch(() => false);
      filled.set(isFilled ? 1 : 0);
    },
  };
}

function measured<A, T>(run: (argument: A) => Promise<T>, { metrics }: ServiceParts): (argument: A) => Promise<T> {
  const seconds = metrics.histogram("dispatch_seconds", "One run of dispatch, its wait for the lock included");
  return async (argument) => {
    const stop = seconds.startTimer();
    try {
      return await run(argument);
    } finally {
      stop();
    }
  };
}

/** Three reports of each gateway: before that, silence may be ours. */
const warmUpMs = 30_000;

function logOutSilent(
  presence: ReturnType<typeof watchPresence>,
  logOut: () => Promise<string[]>,
  { logger }: ServiceParts,
): () => Promise<void> {
  return async () => {
    if (presence.listeningMs() < warmUpMs) return;
    for (const agentId of await logOut()) logger.info({ agentId }, "agent logged out: no live connection");
  };
}

function callParts(config: RoutingSettings, { logger }: ServiceParts): CallParts {
  return {
    callOut: makeCallOut(config),
    onError: (error) => {
      logger.warn({ err: error }, "the answer of a web hook could not be stored");
    },
  };
}
