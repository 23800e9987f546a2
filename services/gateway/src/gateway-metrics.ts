import type { Metrics } from "@mailroom/runtime/metrics";
import type { Counter, Gauge } from "prom-client";

export type GatewayMetrics = {
  readonly signIns: Counter<"outcome">;
  readonly upstreamFailures: Counter<"service">;
  readonly streamsCut: Counter<"reason">;
  readonly streamsOpen: Gauge;
};

export function makeGatewayMetrics(metrics: Metrics): GatewayMetrics {
  return {
    signIns: metrics.counter("sign_ins_total", "Attempts to sign in", ["outcome"]), // accepted, refused
    upstreamFailures: metrics.counter("upstream_failures_total", "Calls that a service did not answer", [
      "service", // the five upstreams
    ]),
    streamsCut: metrics.counter("event_streams_cut_total", "Live streams that the gateway ended", [
      "reason", // slow, undecided, signed-out, resume-failed
    ]),
    streamsOpen: metrics.gauge("event_streams_open", "Live streams"),
  };
}
