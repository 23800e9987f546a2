import { afterEach, expect, test } from "@jest/globals";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import type { FastifyInstance } from "fastify";
import { makeServer } from "./make-server.ts";

let server: FastifyInstance | null = null;
afterEach(async () => {
  await server?.close();
});

function start(readiness: () => Promise<Record<string, boolean>>): FastifyInstance {
  server = makeServer({
    service: "gateway",
    logger: makeLogger({ service: "gateway", level: "silent" }),
    metrics: makeMetrics("gateway"),
    principalKey: "k".repeat(32),
    readiness,
    routes: [],
    fallback: (_request, reply) => reply.type("text/html").send("<p>the UI</p>"),
  });
  return server;
}

test("a process that turns is alive, whatever it depends on", async () => {
  const answer = await start(() => Promise.reject(new Error("no database"))).inject("/livez");
  expect(answer.statusCode).toBe(200);
});

test("readiness names each dependency and fails when one is not well", async () => {
  const answer = await start(() => Promise.resolve({ postgres: true, nats: false })).inject("/readyz");
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toEqual({ status: "not-ready", checks: { postgres: true, nats: false } });
});

test("a service is ready when all its dependencies are well", async () => {
  const answer = await start(() => Promise.resolve({ postgres: true })).inject("/readyz");
  expect(answer.statusCode).toBe(200);
});

test("a check that fails counts as not ready", async () => {
  const answer = await start(() => Promise.reject(new Error("no"))).inject("/readyz");
  expect(answer.statusCode).toBe(503);
});

test("pages outside the API may be answered by the UI, paths of the API never", async () => {
  const app = start(() => Promise.resolve({}));
  expect((await app.inject("/accounts/1")).payload).toBe("<p>the UI</p>");
  expect((await app.inject("/api/v1/accounts/1")).statusCode).toBe(404);
  expect((await app.inject({ method: "POST", url: "/accounts/1" })).statusCode).toBe(404);
});
