import type { Metrics } from "@mailroom/runtime/metrics";

export type BusMetrics = ReturnType<typeof makeBusMetrics>;

const made = new WeakMap<Metrics, BusMetrics>();

/** One set per registry, however many consumers share it. */
export function busMetrics(metrics: Metrics): BusMetrics {
  const known = made.get(metrics) ?? makeBusMetrics(metrics);
  made.set(metrics, known);
  return known;
}

function makeBusMetrics(metrics: Metrics) {
  return {
    /** outcome: handled | ignored (no handler) | doubled | parked-early | parked-retry | dead-letter | unreadable */
    received: metrics.counter("events_received_total", "Events taken from the broker", ["consumer", "outcome"]),
    /** From the event's time to the commit of its effect. */
    lag: metrics.histogram("event_lag_seconds", "Age of an event when its effect is committed", ["consumer"]),
    parked: metrics.gauge("parked_events", "Events waiting for a predecessor or another try", ["consumer"]),
    oldestGap: metrics.gauge("stream_gap_seconds", "How long the oldest gap in a stream has been open", ["consumer"]),
    deadLetters: metrics.gauge("dead_letters", "Dead letters nobody has dealt with"),
    /** outcome: acknowledged | failed */
    published: metrics.counter("events_published_total", "Events given to the broker", ["outcome"]),
    unpublished: metrics.gauge("outbox_unpublished_events", "Events the broker has not acknowledged (at most 10000)"),
    unpublishedAge: metrics.gauge("outbox_oldest_unpublished_seconds", "Age of the oldest of them"),
    /** side: asked | answered */
    replays: metrics.counter("replay_requests_total", "Requests to publish events again", ["side"]),
  };
}
