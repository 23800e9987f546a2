/** Routing on real servers, in as many instances as a test wants, and the other services' side of its bus. */
import { afterAll, beforeAll } from "@jest/globals";
import { ensureStreams } from "@mailroom/bus/streams";
import type { PayloadOf, EventContract } from "@mailroom/contracts/define-event";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { AccountAction } from "@mailroom/contracts/account-step";
import { accountChanged } from "@mailroom/contracts/events/account";
import { agentChanged } from "@mailroom/contracts/events/agent";
import {
  type AddedMessage,
  interactionClosed,
  interactionOpened,
  interactionReopened,
  messageAdded,
} from "@mailroom/contracts/events/interaction";
import type { Principal } from "@mailroom/contracts/principal";
import { signPrincipal } from "@mailroom/http/principal-token";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle, type StoppableLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { readConfig } from "@mailroom/runtime/read-config";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { type TestNats, useNats } from "@mailroom/test-kit/use-nats";
import { useRedis } from "@mailroom/test-kit/use-redis";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { Redis } from "ioredis";
import pg from "pg";
import { makeDatabase } from "@mailroom/postgres/database";
import { makePool } from "@mailroom/postgres/pool";
import { makeWithTransaction } from "@mailroom/postgres/transaction";
import { makeLogOutSilent } from "../src/operations/note-presence.ts";
import type { WithStores } from "../src/operations/ports.ts";
import type { Database } from "../src/store/database.ts";
import { makeStores } from "../src/store/stores.ts";
import { startRouting } from "../src/app.ts";
import { routingSettings } from "../src/config.ts";

/** The client's own limit is shorter than a busy machine may stand still. */
const patient = { timeout: 60_000 };

const internalKey = "an internal key of the tests, 32+";
export const admin: Principal = { kind: "user", userId: uuidv7(), role: "admin" };
export const agentPrincipal = (userId: string): Principal => ({ kind: "user", userId, role: "agent" });

/** What answers and events of routing are made of; a test reads the fields that the one at hand has. */
export type Row = {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly state: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly interactionId: string;
  readonly accountId: string;
  readonly agentId: string;
  readonly queueId: string | null;
  readonly offerId: string;
  readonly workItemKind: string;
  readonly reason: string;
  readonly at: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly endedAt: string;
  readonly load: number;
  readonly waiting: number;
  readonly memberCount: number;
};
type Body = Row & { readonly items: readonly Row[]; readonly code: string };
export type Answer = { readonly status: number; readonly body: Body; readonly headers: Headers };
export type Seen = {
  readonly type: string;
  readonly data: Row;
  readonly atMs: number;
  readonly key: string;
  readonly seq: number;
};

export type RoutingUnderTest = {
  readonly nats: TestNats;
  readonly redis: Redis;
  /** Rows of routing's schema, read as superuser. */
  rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** How many offers each agent was made about an account's mail, fewest first. */
  offerCounts(accountId: string): Promise<number[]>;
  /** Events of routing, in the order in which they came, those of one key by their numbers; doubles dropped. */
  readonly events: readonly Seen[];
  /** What the timer does, without its warm-up. Answers who was logged out. */
  logOutSilent(): Promise<string[]>;
  /** A transaction of the test's own, which tells nobody what it has done. */
  readonly withStores: WithStores;
  readonly stopInstance: (n: number) => Promise<void>;
  /** A new life on the same servers, once the present instances have been stopped and `meanwhile` is over. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  /** `request`: method and path. */
  call(principal: Principal, request: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  publish<C extends EventContract>(contract: C, key: string, data: PayloadOf<C>): Promise<EventEnvelope>;
  envelopeOf<C extends EventContract>(contract: C, key: string, data: PayloadOf<C>): EventEnvelope;
  send(envelope: EventEnvelope): Promise<void>;
  addAgent(state?: "available" | "logged_out", capacity?: number): Promise<string>;
  addQueue(agentIds: readonly string[], more?: Record<string, unknown>): Promise<string>;
  addAccount(actions: readonly AccountAction[], more?: Partial<PayloadOf<typeof accountChanged>>): Promise<string>;
  /** A customer's first mail. Answers the interaction's id. */
  newMail(accountId: string, at?: Date): Promise<string>;
  reply(accountId: string, interactionId: string, more?: Partial<AddedMessage>): Promise<void>;
  close(accountId: string, interactionId: string): Promise<void>;
  reopen(accountId: string, interactionId: string): Promise<void>;
  /** Open offers as the API tells them. */
  openOffers(filter?: string): Promise<readonly Row[]>;
  /** The open offer of an interaction, once there is one. */
  offerOf(interactionId: string): Promise<Row>;
};
export type CallOptions = { readonly instance?: number; readonly headers?: Record<string, string> };

/** Call it at the top of a test file. */
export function useRouting(
  options: {
    readonly instances?: number;
    readonly redisUrl?: string;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): RoutingUnderTest {
  const database = useDatabase("routing");
  const nats = useNats();
  const redisServer = useRedis();
  const lifecycles: StoppableLifecycle[] = [];
  const urls: string[] = [];
  const seqs = new Map<string, number>();
  const events: Seen[] = [];
  let connection: NatsConnection;
  let redis: Redis;
  let pool: pg.Pool;

  async function startInstance(): Promise<void> {
    const port = await findFreePort();
    const environment = {
      ROUTING_MODE: "demo",
      ROUTING_PORT: String(port),
      ROUTING_POSTGRES_URL: database.url,
      ROUTING_NATS_URL: nats.url,
      ROUTING_REDIS_URL: options.redisUrl ?? redisServer.url,
      ROUTING_INTERNAL_KEY: internalKey,
      ...options.environment,
    };
    const config = readConfig(routingSettings, environment, { prefix: "ROUTING" });
    const logger = makeLogger({ service: "routing", level: "silent" });
    const lifecycle = makeLifecycle(logger);
    lifecycles.push(lifecycle);
    urls.push(`http://127.0.0.1:${port}`);
    await startRouting(config, { lifecycle, logger, clock: systemClock, metrics: makeMetrics("routing") });
    await eventually(async () => {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
      if (ready.status !== 200) throw new Error(await ready.text());
    });
  }

  beforeAll(async () => {
    connection = await connect({ servers: new URL(nats.url).host });
    // the service makes them too, but does not wait for that before it says it is ready
    await ensureStreams(await jetstreamManager(connection, patient));
    const seen = new Set<string>();
    connection.subscribe("mail.evt.routing.>", {
      callback: (error, message) => {
        if (error !== null) return;
        const envelope = message.json<EventEnvelope>();
        if (seen.has(envelope.id)) return;
        seen.add(envelope.id);
        const type = envelope.type.replace("mail.evt.routing.", "").replace(".v1", "");
        const { key, seq } = envelope;
        // events may overtake each other on their way
        const overtaking = events.findIndex((each) => each.key === key && each.seq > seq);
        const place = overtaking === -1 ? events.length : overtaking;
        events.splice(place, 0, { type, data: envelope.data as Row, atMs: performance.now(), key, seq });
      },
    });
    redis = new Redis(redisServer.url);
    pool = new pg.Pool({ connectionString: database.adminUrl, max: 2, options: "-c search_path=routing" });
    for (let n = 0; n < (options.instances ?? 1); n += 1) await startInstance();
  }, 60_000);

  afterAll(async () => {
    for (const lifecycle of lifecycles) await lifecycle.stop();
    redis.disconnect();
    await connection.close();
    await pool.end();
  });

  const call: RoutingUnderTest["call"] = async (principal, request, body, callOptions = {}) => {
    const [method = "", path = ""] = request.split(" ");
    const response = await fetch(`${urls[callOptions.instance ?? 0] ?? ""}/api/v1${path}`, {
      method,
      headers: {
        "mailroom-principal": await signPrincipal(principal, internalKey),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...callOptions.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: JSON.parse(text === "" ? "null" : text) as Body,
      headers: response.headers,
    };
  };

  const envelopeOf: RoutingUnderTest["envelopeOf"] = (contract, key, data) => {
    const stream = `${contract.producer} ${key}`;
    const seq = (seqs.get(stream) ?? 0) + 1;
    seqs.set(stream, seq);
    const id = uuidv7();
    const time = new Date().toISOString();
    return { id, type: contract.type, source: contract.producer, key, seq, time, correlationId: id, data };
  };
  const send = async (envelope: EventEnvelope): Promise<void> => {
    await jetstream(connection, patient).publish(`${envelope.type}.${envelope.key}`, JSON.stringify(envelope));
  };
  const publish: RoutingUnderTest["publish"] = async (contract, key, data) => {
    const envelope = envelopeOf(contract, key, data);
    await send(envelope);
    return envelope;
  };

  const subject: RoutingUnderTest = {
    nats,
    events,
    get redis() {
      return redis;
    },
    async rows<T>(text: string, parameters: readonly unknown[] = []) {
      return (await pool.query(text, [...parameters])).rows as T[];
    },
    async offerCounts(accountId) {
      const counted = "select count(*)::int as n from offer where account_id = $1 group by agent_id order by 1";
      return (await subject.rows<{ n: number }>(counted, [accountId])).map((row) => row.n);
    },
    logOutSilent: () => makeLogOutSilent(subject.withStores)(),
    async withStores(run) {
      const service = makePool({ url: database.url, schema: "routing", max: 2, applicationName: "test" });
      const own = makeDatabase<Database>(service);
      const withTransaction = makeWithTransaction<Database>({
        ...{ database: own, source: "routing", clock: systemClock, onCommitted: () => undefined },
      });
      const nothing = { dispatch: () => undefined, load: () => undefined };
      const changes = { item: () => undefined, offer: () => undefined };
      return withTransaction((scope) => run(makeStores(scope, changes, nothing))).finally(() => own.destroy());
    },
    stopInstance: async (n) => {
      await lifecycles[n]?.stop();
    },
    async restart(meanwhile) {
      for (const lifecycle of lifecycles.splice(0)) await lifecycle.stop();
      urls.splice(0);
      await meanwhile();
      await startInstance();
    },
    call,
    publish,
    envelopeOf,
    send,
    async addAgent(state = "available", capacity) {
      const agentId = uuidv7();
      const person = {
        name: `Jane ${agentId.slice(-4)}`,
        alias: "Jay",
        emailAddress: "a@example.test",
        role: "agent" as const,
      };
      await publish(agentChanged, agentId, { agentId, version: 1, ...person, active: true, deletedAt: null });
      const known = await eventually(async () => {
        const answer = await call(admin, `GET /agents/${agentId}`);
        if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
        return answer;
      });
      if (capacity !== undefined) {
        const headers = { "if-match": known.headers.get("etag") ?? "" };
        await must(call(admin, `PATCH /agents/${agentId}`, { capacity }, { headers }));
      }
      if (state !== "logged_out") await must(call(admin, `PUT /agents/${agentId}/state`, { state }));
      return agentId;
    },
    async addQueue(agentIds, more = {}) {
      const name = `queue ${uuidv7().slice(-12)}`;
      // an offer lapses in the middle of a test only where that asks for it
      const { body } = await must(call(admin, "POST /queues", { name, agentTimeoutSeconds: 3_600, ...more }));
      await must(call(admin, `PUT /queues/${body.id}/members`, { agentIds }));
      return body.id;
    },
    async addAccount(actions, more = {}) {
      const accountId = uuidv7();
      const snapshot = accountSnapshot(accountId, actions);
      await publish(accountChanged, accountId, { ...snapshot, ...more });
      return accountId;
    },
    async newMail(accountId, at = new Date()) {
      const interactionId = uuidv7();
      const openedAt = at.toISOString();
      await publish(interactionOpened, interactionId, {
        ...{ interactionId, number: 1, accountId, contactId: null, openedAt, continuesInteractionId: null },
      });
      await publish(messageAdded, interactionId, message(accountId, interactionId, { first: true, at: openedAt }));
      return interactionId;
    },
    async reply(accountId, interactionId, more = {}) {
      await publish(messageAdded, interactionId, message(accountId, interactionId, more));
    },
    async close(accountId, interactionId) {
      const closedAt = new Date().toISOString();
      const by = { closedBy: "agent" as const, agentId: null };
      await publish(interactionClosed, interactionId, { interactionId, accountId, closedAt, ...by });
    },
    async reopen(accountId, interactionId) {
      const reopenedAt = new Date().toISOString();
      await publish(interactionReopened, interactionId, { interactionId, accountId, reopenedAt });
    },
    async openOffers(filter = "") {
      return (await must(call(admin, `GET /offers?state=open&limit=200${filter}`))).body.items;
    },
    offerOf: (interactionId) =>
      eventually(async () => {
        const [offer] = await subject.openOffers(`&interactionId=${interactionId}`);
        if (offer === undefined) throw new Error("nothing is offered");
        return offer;
      }),
  };
  return subject;
}

export async function must(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer;
  if (given.status >= 300) throw new Error(`${given.status} ${JSON.stringify(given.body)}`);
  return given;
}

export function message(accountId: string, interactionId: string, more: Partial<AddedMessage> = {}): AddedMessage {
  return {
    messageKey: uuidv7(),
    interactionId,
    accountId,
    direction: "in",
    author: "contact",
    agentId: null,
    at: new Date().toISOString(),
    first: false,
    joinReason: "token",
    unverified: false,
    automatic: false,
    bounce: false,
    quarantined: false,
    ...more,
  };
}

export function accountSnapshot(
  accountId: string,
  actions: readonly AccountAction[],
): PayloadOf<typeof accountChanged> {
  const server = {
    ...{ host: "mail.test", port: 1, ssl: false, tlsMode: "implicit" as const, authentication: false },
    ...{ username: null, password: null, secretField: "password" },
    ...{ connectionTimeoutSeconds: 10, authenticationTimeoutSeconds: 5 },
  };
  return {
    ...{
      accountId,
      version: 1,
      name: "Support",
      key: "SUP",
      emailAddress: "support@example.test",
      fromName: "Support",
    },
    ...{ listId: uuidv7(), active: true, service: "custom", agentIds: [], sourceEpoch: 1 },
    imap: { ...server, mailbox: "INBOX" },
    smtp: { ...server, filesSentMail: false },
    actions: [...actions],
    ...{ reopenWithinDays: 30, strictThreading: false, prioritizeReplies: false, markAsUnread: false },
    ...{ hostname: "", deletedAt: null },
  };
}
