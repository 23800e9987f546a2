import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { closed } from "@mailroom/contracts/closed";
import { defineRoute } from "@mailroom/contracts/define-route";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { implement } from "../src/implement.ts";
import { makeServer } from "../src/make-server.ts";

/** What `inject` cannot show: sockets that close early, bodies that keep coming, streams that never end. */

const base = { service: "gateway", tag: "Wire", action: "public", summary: "wire" } as const;
const upload = defineRoute({
  ...base,
  operationId: "upload",
  method: "POST",
  path: "/upload",
  body: closed({ text: Type.String() }),
  responses: { 200: closed({ length: Type.Integer() }) },
});
const slow = defineRoute({
  ...base,
  operationId: "slow",
  method: "GET",
  path: "/slow",
  responses: { 200: Type.Unknown() },
});
const events = defineRoute({
  ...base,
  operationId: "events",
  method: "GET",
  path: "/events",
  produces: "text/event-stream",
  responses: { 200: Type.String() },
});

let server: FastifyInstance;
let url: string;
let aborted: PromiseWithResolvers<string>;
let isSlowRunning: PromiseWithResolvers<null>;

beforeEach(async () => {
  aborted = Promise.withResolvers();
  isSlowRunning = Promise.withResolvers();
  server = makeServer({
    service: "gateway",
    logger: makeLogger({ service: "gateway", level: "silent" }),
    metrics: makeMetrics("gateway"),
    principalKey: "k".repeat(32),
    readiness: () => Promise.resolve({}),
    routes: [upload, slow, events],
    bodyLimit: 100_000,
  });
  implement(server, upload, ({ body }) => Promise.resolve({ status: 200, body: { length: body.text.length } }));
  implement(server, slow, async ({ signal }) => {
    isSlowRunning.resolve(null);
    await once(signal, "abort");
    aborted.resolve("slow");
    return { status: 200, body: null };
  });
  implement(server, events, ({ signal }) => {
    async function* ticks(): AsyncGenerator<string> {
      try {
        for (let n = 1; !signal.aborted; n += 1) {
          yield `data: ${n}\n\n`;
          await wait(5);
        }
      } finally {
        aborted.resolve("events");
      }
    }
    return Promise.resolve({ status: 200, stream: ticks() });
  });
  url = await server.listen({ port: 0, host: "127.0.0.1" });
});

afterEach(async () => {
  await server.close();
});

async function open(request: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(request);
  return socket;
}

async function answerTo(request: string): Promise<string> {
  const socket = await open(request);
  let text = "";
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes('"traceId"')) break;
  }
  socket.destroy();
  return text;
}

test("a body of 60 MB is refused at its Content-Length, before it is sent", async () => {
  const head = "POST /api/v1/upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  const answer = await answerTo(`${head}Content-Length: 60000000\r\n\r\n{"text":"`);
  expect(answer).toContain("HTTP/1.1 413");
  expect(answer).toContain("body-too-large");
});

test("a chunked body is cut off where it exceeds the limit", async () => {
  const head = "POST /api/v1/upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  const chunk = `186a1\r\n"${"x".repeat(100_000)}\r\n`;
  const answer = await answerTo(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`);
  expect(answer).toContain("HTTP/1.1 413");
});

test.each([
  ["GET /api/v1/slow HTTP/1.1\r\nHost x\r\n\r\n", "400", "malformed-request"],
  ["rubbish\r\n\r\n", "400", "malformed-request"],
  [`GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, "431", "headers-too-large"],
])("what is not HTTP is a problem too (%#)", async (request, status, code) => {
  const answer = await answerTo(request);
  expect(answer).toContain(`HTTP/1.1 ${status} `);
  expect(JSON.parse(answer.slice(answer.indexOf("{")))).toMatchObject({ status: Number(status), code });
});

test("a handler learns that its caller has gone away", async () => {
  const socket = await open("GET /api/v1/slow HTTP/1.1\r\nHost: x\r\n\r\n");
  await isSlowRunning.promise;
  socket.destroy();
  expect(await aborted.promise).toBe("slow");
});

test("a stream flows at once and ends with its reader", async () => {
  const socket = await open("GET /api/v1/events HTTP/1.1\r\nHost: x\r\n\r\n");
  let text = "";
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes("data: 3")) break;
  }
  socket.destroy();
  expect(text.toLowerCase()).toContain("content-type: text/event-stream");
  expect(await aborted.promise).toBe("events");
});
