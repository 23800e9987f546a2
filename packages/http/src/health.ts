import { withDeadline } from "@mailroom/runtime/deadline";
import type { Metrics } from "@mailroom/runtime/metrics";
import type { FastifyInstance } from "fastify";

/** The orchestrator asks every few seconds; a dependency that needs longer is not ready. */
const readinessDeadlineMs = 2_000;

/**
 * `/livez`: the process turns; `/readyz`: each named dependency, 503 unless all are well or while the server drains;
 * `/metrics`: Prometheus text.
 */
export function addHealth(
  server: FastifyInstance,
  options: { readonly readiness: () => Promise<Record<string, boolean>>; readonly metrics: Metrics },
): void {
  let isClosing = false;
  server.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  server.get("/livez", async (_request, reply) => reply.send({ status: "ok" }));
  server.get("/readyz", async (_request, reply) => {
    const checks = await readChecks(options.readiness);
    const isReady = !isClosing && Object.values(checks).every((isWell) => isWell);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ready" : "not-ready", checks });
  });
  server.get("/metrics", async (_request, reply) => {
    const { registry } = options.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** A check that throws is a fault of the check: it counts as not ready, under its own name. */
async function readChecks(readiness: () => Promise<Record<string, boolean>>): Promise<Record<string, boolean>> {
  try {
    return await withDeadline(readiness, readinessDeadlineMs, "readiness checks");
  } catch {
    return { checks: false };
  }
}
