import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "@jest/globals";
import { type StoppableLifecycle, makeLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { systemClock } from "@mailroom/runtime/clock";
import { readConfig } from "@mailroom/runtime/read-config";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { eventually } from "@mailroom/test-kit/eventually";
import { type TestNats, useNats } from "@mailroom/test-kit/use-nats";
import { startGateway } from "../src/app.ts";
import { configSchema } from "../src/config.ts";

export const admin = { emailAddress: "admin@mailroom.test", password: "first administrator" };
export const internalKey = "an internal key of the tests, 32+";

/** A small program in the place of the five services: it answers what it was asked. */
export type EchoUpstream = {
  readonly url: string;
  /** Replaces what it does. */
  respond: (request: IncomingMessage, response: ServerResponse) => void;
  readonly requests: { method: string; url: string; headers: IncomingMessage["headers"] }[];
};

export type GatewayUnderTest = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly adminDatabaseUrl: string;
  readonly nats: TestNats;
  readonly upstream: EchoUpstream;
  signIn(person?: { emailAddress: string; password: string }): Promise<string>;
  /** A call with the cookie given, JSON in and out. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
};
type Answer = { status: number; body: AnswerBody; text: string; headers: Headers };
/** The fields of JSON answers that the tests read; where an answer has no such field, reading it gives undefined. */
export type AnswerBody = {
  id: string;
  code: string;
  detail: string;
  key: string;
  prefix: string;
  method: string;
  url: string;
  openapi: string;
  user: { id: string };
  errors: { pointer: string; detail: string }[];
  items: { id: string; name: string; lastUsedAt: string | null }[];
  page: { nextCursor: string | null };
  checks: Record<string, boolean>;
  paths: Record<string, Record<string, { operationId: string }>>;
};
export type CallOptions = {
  cookie?: string;
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
};

/** A gateway of this file's own, on real servers. Call it at the top of a test file. */
export function useGateway(environment: Record<string, string> = {}): GatewayUnderTest {
  const database = useDatabase("gateway");
  const nats = useNats();
  let url = "";
  let upstreamServer: Server;
  const lifecycles: StoppableLifecycle[] = [];
  const upstream: EchoUpstream & { url: string } = { url: "", requests: [], respond: echo };

  beforeAll(async () => {
    // as long as a service keeps a connection
    upstreamServer = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
      upstream.requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
      upstream.respond(request, response);
    });
    upstream.url = `http://127.0.0.1:${await listen(upstreamServer)}`;
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    const config = readConfig(
      configSchema,
      {
        GATEWAY_MODE: "demo",
        GATEWAY_PORT: String(port),
        GATEWAY_POSTGRES_URL: database.url,
        GATEWAY_NATS_URL: nats.url,
        GATEWAY_INTERNAL_KEY: internalKey,
        GATEWAY_BOOTSTRAP_ADMIN_EMAIL: admin.emailAddress,
        GATEWAY_BOOTSTRAP_ADMIN_PASSWORD: admin.password,
        GATEWAY_ACCOUNT_CONFIG_URL: upstream.url,
        GATEWAY_IMAP_INGEST_URL: upstream.url,
        GATEWAY_INTERACTION_HISTORY_URL: upstream.url,
        GATEWAY_ROUTING_URL: upstream.url,
        // nobody listens there
        GATEWAY_SMTP_SEND_URL: `http://127.0.0.1:${await findFreePort()}`,
        ...environment,
      },
      { prefix: "GATEWAY" },
    );
    const logger = makeLogger({ service: "gateway", level: "silent" });
    const lifecycle = makeLifecycle(logger);
    lifecycles.push(lifecycle);
    await startGateway(config, { lifecycle, logger, clock: systemClock, metrics: makeMetrics("gateway") });
    await eventually(async () => {
      const ready = await fetch(`${url}/readyz`);
      if (ready.status !== 200) throw new Error(await ready.text());
    });
  }, 60_000);

  afterAll(async () => {
    for (const lifecycle of lifecycles) await lifecycle.stop();
    upstreamServer.closeAllConnections();
    upstreamServer.close();
  });

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { cookie, key, body, headers = {} } = options;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== "" && (response.headers.get("content-type") ?? "").includes("json");
    const parsed = (isJson ? JSON.parse(text) : {}) as AnswerBody;
    return { status: response.status, body: parsed, text, headers: response.headers };
  }

  return {
    get url() {
      return url;
    },
    get databaseUrl() {
      return database.url;
    },
    get adminDatabaseUrl() {
      return database.adminUrl;
    },
    nats,
    upstream,
    call,
    async signIn(person = admin) {
      const { emailAddress, password } = person;
      const answer = await call("POST", "/api/v1/sessions", { body: { emailAddress, password } });
      if (answer.status !== 201) throw new Error(`sign-in failed: ${JSON.stringify(answer.body)}`);
      return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function echo(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("content-type", "application/json");
  request.resume();
  request.on("end", () => response.end(JSON.stringify({ method: request.method, url: request.url })));
}
