import { fileURLToPath } from "node:url";
import { connectBus } from "@mailroom/bus/connection";
import { makeConsumer } from "@mailroom/bus/consumer";
import type { Handler } from "@mailroom/bus/handler";
import { makeRelay } from "@mailroom/bus/relay";
import { requireConsumption } from "@mailroom/contracts/consumption";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { inboxPrefix } from "@mailroom/contracts/stream";
import { makeDatabase } from "@mailroom/postgres/database";
import { migrate } from "@mailroom/postgres/migrate";
import { makePool } from "@mailroom/postgres/pool";
import { makeWithTransaction } from "@mailroom/postgres/transaction";
import { waitForPostgres } from "@mailroom/postgres/wait-for-postgres";
import { withDeadline } from "@mailroom/runtime/deadline";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { uuidv7 } from "@mailroom/runtime/uuid";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { accountConfigHandlers, routingHandlers } from "./bus/access-events.ts";
import { auditHandlers } from "./bus/audit-commands.ts";
import type { Config } from "./config.ts";
import { auditDigest } from "./crypto/audit-digest.ts";
import { makePasswords } from "./crypto/passwords.ts";
import { makeHub, presenceOf, startEventStreaming } from "./event-streaming.ts";
import { makeGatewayMetrics } from "./gateway-metrics.ts";
import { createFirstAdministrator } from "./operations/create-user.ts";
import { makePublicApi, type PublicApiSettings } from "./public-api.ts";
import { makeAccessStore } from "./store/access-store.ts";
import { makeAuditWriter } from "./store/audit-store.ts";
import type { GatewayTables } from "./store/schema.ts";
import { announceAgentsAnew } from "./store/announcements.ts";
import { makeScopedTransaction } from "./store/scope.ts";
import { deleteEndedSessions } from "./store/session-store.ts";
import { deleteOldAttempts } from "./store/sign-in-attempt-store.ts";
import { repeat } from "./timers/repeat.ts";

const schema = "gateway";
const maxConnections = 12;
const migrations = fileURLToPath(new URL("../migrations", import.meta.url));
const defaultWebRoot = fileURLToPath(new URL("../web/dist", import.meta.url));
const cleaningMs = 10 * 60_000;
/** Below the 10 s that the lifecycle gives a part. */
const closeMs = 7_000;

/** Starts the gateway: it listens at once and takes up each dependency when that is there. */
export async function startGateway(config: Config, parts: ServiceParts): Promise<void> {
  const { lifecycle, logger } = parts;
  const backing = await openBacking(config, parts);
  const { pool, bus, relay } = backing;
  const gatewayMetrics = makeGatewayMetrics(parts.metrics);
  const hub = makeHub(config.MAX_STREAMS_PER_PRINCIPAL, { ...backing, gatewayMetrics, logger });
  const tellPresence = presenceOf(bus, hub);
  const operations = {
    withTransaction: makeScopedTransaction(backing.withTransaction),
    passwords: await makePasswords(),
  };
  let isMigrated = false;
  const server = makePublicApi(settingsOf(config), {
    ...parts,
    ...operations,
    database: backing.database,
    hub,
    gatewayMetrics,
    onStreamOpened: () => void tellPresence().catch(() => undefined),
    readiness: async () => ({ postgres: isMigrated && (await answers(backing)), nats: bus.isConnected() }),
  });
  lifecycle.add("http", () => closeWithin(server, closeMs));
  lifecycle.add("live streams", () => {
    hub.stop();
  });
  await server.listen({ host: config.HOST, port: config.PORT });
  startEventStreaming({ ...parts, bus, hub, tellPresence });
  await waitForPostgres(pool, {
    deadlineMs: Infinity,
    signal: lifecycle.signal,
    onWaiting: ({ waitedMs, reason }) => {
      logger.warn({ waitedMs, reason }, "waiting for postgres");
    },
  });
  await migrate({ pool, schema, directories: [migrations] });
  await announceAgentsAnew(backing.withTransaction);
  await bootstrap(config, { ...parts, ...operations });
  isMigrated = true;
  relay.start();
  lifecycle.add("relay", () => relay.stop());
  startConsumers(parts, backing);
  startCleaning(parts, backing);
}

type Backing = Awaited<ReturnType<typeof openBacking>>;

async function openBacking(config: Config, { lifecycle, logger, metrics, clock }: ServiceParts) {
  const pool = makePool({ url: config.POSTGRES_URL, schema, max: maxConnections, applicationName: "mailroom-gateway" });
  lifecycle.add("postgres", () => pool.end());
  const database = makeDatabase<GatewayTables>(pool);
  const bus = await connectBus({
    url: config.NATS_URL,
    nkeySeed: config.NATS_NKEY_SEED,
    inboxPrefix: inboxPrefix("gateway"),
    ...{ name: "gateway", logger },
  });
  lifecycle.add("nats", () => bus.close());
  const relay = makeRelay({ bus, database, source: "gateway", logger, metrics });
  const withTransaction = makeWithTransaction<GatewayTables>({
    database,
    source: "gateway",
    clock,
    onCommitted: (envelopes) => {
      relay.publish(envelopes);
    },
  });
  return { pool, database, bus, relay, withTransaction };
}

function settingsOf(config: Config): PublicApiSettings {
  return {
    internalKey: config.INTERNAL_KEY,
    terms: { idleMs: config.SESSION_IDLE_MINUTES * 60_000, lifetimeMs: config.SESSION_LIFETIME_HOURS * 3_600_000 },
    secureCookie: config.COOKIE_SECURE ? "always" : "over-https",
    trustedProxies: config.TRUSTED_PROXIES,
    webRoot: config.WEB_ROOT ?? defaultWebRoot,
    readTimeoutMs: config.READ_TIMEOUT_SECONDS * 1000,
    upstreams: {
      "account-config": config.ACCOUNT_CONFIG_URL,
      "imap-ingest": config.IMAP_INGEST_URL,
      "interaction-history": config.INTERACTION_HISTORY_URL,
      routing: config.ROUTING_URL,
      "smtp-send": config.SMTP_SEND_URL,
    },
  };
}

function startConsumers({ lifecycle, logger, metrics, clock }: ServiceParts, backing: Backing): void {
  const { bus, database, withTransaction } = backing;
  const sources: readonly (readonly [ServiceName | "commands", Handler<GatewayTables>[]])[] = [
    ["account-config", accountConfigHandlers(makeAccessStore)],
    ["routing", routingHandlers(makeAccessStore)],
    ["commands", auditHandlers({ openAudit: makeAuditWriter, digest: auditDigest })],
  ];
  for (const [source, handlers] of sources) {
    if (source !== "commands") requireConsumption("gateway", source);
    const from = source === "commands" ? source : { producer: source };
    const consumer = makeConsumer<GatewayTables>({
      ...{ bus, database, withTransaction, handlers, from, logger, metrics, clock },
      service: "gateway",
    });
    consumer.start();
    lifecycle.add(source === "commands" ? source : `events of ${source}`, () => consumer.stop());
  }
}

function startCleaning({ lifecycle, logger, clock }: ServiceParts, { database }: Backing): void {
  const clean = repeat({ name: "cleaning", everyMs: cleaningMs, logger }, async () => {
    await deleteEndedSessions(database, clock.now());
    await deleteOldAttempts(database, clock.now());
  });
  lifecycle.add("cleaning", clean);
}

type BootstrapParts = ServiceParts & Omit<Parameters<typeof createFirstAdministrator>[0], "makeId" | "clock">;

async function bootstrap(config: Config, parts: BootstrapParts): Promise<void> {
  const { BOOTSTRAP_ADMIN_EMAIL: emailAddress, BOOTSTRAP_ADMIN_PASSWORD: password } = config;
  if (emailAddress === undefined || password === undefined) return;
  const created = await createFirstAdministrator({ ...parts, makeId: uuidv7 }, { emailAddress, password });
  if (created !== null) parts.logger.info({ userId: created.id }, "created the first administrator");
}

/** Lets calls end; after a while it cuts whoever still holds on, such as a stream that its client does not read. */
async function closeWithin(server: FastifyInstance, ms: number): Promise<void> {
  const cut = setTimeout(() => {
    server.server.closeAllConnections();
  }, ms);
  await server.close();
  clearTimeout(cut);
}

async function answers({ database }: Backing): Promise<boolean> {
  try {
    // within the time that the whole answer about readiness has, so that the answer says who does not reply
    await withDeadline(() => sql`select 1`.execute(database), 1_500, "Postgres");
    return true;
  } catch {
    return false;
  }
}
