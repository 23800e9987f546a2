import type { Metrics } from "@mailroom/runtime/metrics";
import type { FastifyInstance } from "fastify";
import { callStateOf } from "./server-parts.ts";

/** Time of every request by route; an unknown path counts as `none`, so that callers cannot grow the labels. */
export function addRequestMetrics(server: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram("http_request_seconds", "Time from the first header to the end of the answer", [
    "method", // GET POST PUT PATCH DELETE HEAD OPTIONS
    "route", // a path of the contract, /livez, /readyz, /metrics, /openapi.json, none
    "status", // the status code
  ]);
  server.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "none";
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    seconds.observe(labels, (performance.now() - callStateOf(request).startedAtMs) / 1000);
    done();
  });
}
