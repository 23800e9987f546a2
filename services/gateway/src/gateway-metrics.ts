import type { Metrics } from "@mailroom/runtime/metrics";
export type GatewayMetrics = ReturnType<typeof makeGatewayMetrics>;

export function makeGatewayMetrics(metrics: Metrics) {
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
