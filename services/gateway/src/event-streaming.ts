/** The live events, put together: what is read from the broker, the hub, and the timers that keep streams honest. */
import type { Bus } from "@mailroom/bus/connection";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { uuidv7 } from "@mailroom/runtime/uuid";
import type { Kysely } from "kysely";
import { followAccountConnections } from "./bus/account-connections.ts";
import { findFirstSequence, makeLiveEvents, readStream } from "./bus/live-events.ts";
import { publishPresence } from "./bus/presence.ts";
import { reduceConnection } from "./domain/live-event.ts";
import type { GatewayMetrics } from "./gateway-metrics.ts";
import { EventHub } from "./operations/event-hub.ts";
import { makeAccessStore } from "./store/access-store.ts";
import type { GatewayTables } from "./store/schema.ts";
import { repeat } from "./timers/repeat.ts";

/** Clients take 45 s of silence for a dead line. */
const heartbeatMs = 15_000;
/** What routing counts on. */
const presenceMs = 10_000;

type HubParts = Pick<ServiceParts, "logger"> & {
  readonly database: Kysely<GatewayTables>;
  readonly bus: Bus;
  readonly gatewayMetrics: GatewayMetrics;
};

export function makeHub(maxStreamsPerPrincipal: number, parts: HubParts): EventHub {
  const { database, bus, gatewayMetrics, logger } = parts;
  const access = makeAccessStore(database);
  return new EventHub({
    findFacts: (accountId, interactionId) => access.findFacts(accountId, interactionId),
    firstSequence: () => findFirstSequence(bus),
    readStream: (after, upTo) => readStream(bus, after, upTo),
    maxStreamsPerPrincipal,
    onCountChanged: (count) => {
      gatewayMetrics.streamsOpen.set(count);
    },
    onCut: (reason, cause) => {
      gatewayMetrics.streamsCut.inc({ reason });
      if (cause !== undefined) logger.warn({ err: cause, reason }, "live stream cut");
    },
  });
}

/** Tells who is connected to this gateway, under an id that it has for as long as it runs. */
export function presenceOf(bus: Bus, hub: EventHub): () => Promise<void> {
  const gatewayId = uuidv7();
  return () => publishPresence(bus, { gatewayId, agentIds: hub.connectedUserIds() });
}

type StreamingParts = ServiceParts & {
  readonly bus: Bus;
  readonly hub: EventHub;
  readonly tellPresence: () => Promise<void>;
};

export function startEventStreaming({ bus, hub, tellPresence, lifecycle, logger, clock }: StreamingParts): void {
  const live = makeLiveEvents({ bus, sink: hub, logger });
  live.start();
  lifecycle.add("live events", () => live.stop());
  const unfollow = followAccountConnections(bus, (state) => {
    hub.acceptState(reduceConnection(state, clock.now()));
  });
  lifecycle.add("account connections", unfollow);
  const beat = repeat({ name: "heartbeat", everyMs: heartbeatMs, logger }, async () => {
    hub.beat();
    await live.check();
  });
  lifecycle.add("heartbeat", beat);
  lifecycle.add("presence", repeat({ name: "presence", everyMs: presenceMs, logger }, tellPresence));
}
