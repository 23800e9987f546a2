import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { type Blobs } from "@mailroom/blobs/blobs";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import { type Chassis, openChassis } from "@mailroom/chassis/open-chassis";
import { tellState } from "@mailroom/bus/tell-state";
import { routesOf } from "@mailroom/contracts/catalogue";
import type { DomainError } from "@mailroom/contracts/domain-error";
import { type AccountSnapshot, imapTokenRefused } from "@mailroom/contracts/events/account";
import { makeCursor } from "@mailroom/http/cursor";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { makeDatabase } from "@mailroom/postgres/database";
import { makePool } from "@mailroom/postgres/pool";
import { type KeyRing, makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { assertProductionKeys } from "@mailroom/sealed-secrets/production-keys";
import { open } from "@mailroom/sealed-secrets/seal";
import { onAccountChanged } from "./bus/account-changed.ts";
import { makeConnectionPublisher } from "./bus/connection-publisher.ts";
import { onMailboxAppend, onMailboxFind } from "./bus/mailbox-commands.ts";
import { onTokenChanged } from "./bus/token-changed.ts";
import { onSettingsChanged } from "./bus/settings-changed.ts";
import type { ImapIngestSettings } from "./config.ts";
import { addConnectionRoutes } from "./http/account-connections.ts";
import { addLedgerRoutes } from "./http/ledger.ts";
import { faultOfToken, reauthRequiredCode, usesToken } from "./domain/account-token.ts";
import type { OrphanBook } from "./operations/ports.ts";
import type { ImapEnvironment } from "./imap/connect-imap.ts";
import { openMailbox } from "./imap/open-mailbox.ts";
import { withSentMailbox } from "./imap/sent-mailbox.ts";
import { makeTestMailCheck } from "./mime/test-mail.ts";
import { makeMailParser } from "./mime/mail-parser.ts";
import { makeAccountRegister } from "./store/account-store.ts";
import { makeConnectionBook } from "./store/connection-store.ts";
import { makeLedgerOrders } from "./store/cursor-store.ts";
import type { Database, Executor } from "./store/database.ts";
import { makeLeaseBook } from "./store/lease-store.ts";
import { makeLedger } from "./store/ledger-store.ts";
import { makeWithPageTransaction } from "./store/page-transaction.ts";
import { makeOrphanBook } from "./store/orphan-store.ts";
import { makeReader } from "./store/reader.ts";
import { makeSettingsBook, makeSettingsRegister } from "./store/settings-store.ts";
import { makeTaskBook, makeTaskRegister } from "./store/task-store.ts";
import { findToken, makeTokenRegister } from "./store/token-store.ts";
import { type OrphanWatchOptions, startOrphanWatch } from "./timers/orphan-watch.ts";
import { AccountSession, type SessionPorts } from "./timers/account-session.ts";
import { makeMailboxTaskRunner } from "./timers/mailbox-tasks.ts";
import { makePollInterval } from "./timers/poll-interval.ts";
import { IngestWorker } from "./timers/worker.ts";

/** A session holds a connection for moments only; pages of several accounts commit at the same time. */
const poolSize = 10;
const blobPoolSize = 6;

export async function startImapIngest(config: ImapIngestSettings, parts: ServiceParts): Promise<void> {
  const chassis = await openChassis<Database>({
    service: "imap-ingest",
    config,
    parts,
    migrations: new URL("../migrations/", import.meta.url),
    poolSize,
    server: { routes: routesOf("imap-ingest") },
  });
  const { database, server } = chassis;
  const environment = await makeImapEnvironment(config, parts, chassis);
  const routePorts = {
    reader: makeReader(database),
    orders: makeLedgerOrders(chassis.withTransaction),
    cursor: makeCursor(config.INTERNAL_KEY),
  };
  addConnectionRoutes(server, routePorts);
  addLedgerRoutes(server, routePorts);

  const wake: { accounts: () => void; tasks: () => void } = { accounts: () => undefined, tasks: () => undefined };
  const onSaved = () => {
    wake.accounts();
  };
  const onAccepted = () => {
    wake.tasks();
  };
  chassis.consume({ producer: "account-config" }, [
    onAccountChanged<Database>({ registerIn: ({ tx }) => makeAccountRegister(tx), onSaved }),
    onTokenChanged<Database>({ registerIn: ({ tx }) => makeTokenRegister(tx), onSaved }),
    onSettingsChanged<Database>({ registerIn: ({ tx }) => makeSettingsRegister(tx), onSaved }),
  ]);
  const taskOptions = {
    registerIn: ({ tx }: Parameters<Parameters<Chassis<Database>["withTransaction"]>[0]>[0]) => makeTaskRegister(tx),
    onAccepted,
  };
  chassis.consume("commands", [onMailboxAppend<Database>(taskOptions), onMailboxFind<Database>(taskOptions)]);

  await chassis.start(async () => {
    const blobs = await openBlobs(config.BLOBS_URL, { max: blobPoolSize, applicationName: "imap-ingest" });
    parts.lifecycle.add("blobs", () => blobs.close());
    Object.assign(wake, await startWork({ config, parts, chassis, blobs, environment }));
  });
}

type Work = {
  readonly config: ImapIngestSettings;
  readonly parts: ServiceParts;
  readonly chassis: Chassis<Database>;
  readonly blobs: Blobs;
  readonly environment: ImapEnvironment;
};

/** The worker with its sessions, and the tasks in Sent mailboxes. */
async function startWork(work: Work): Promise<{ accounts: () => void; tasks: () => void }> {
  const { config, parts, chassis, blobs, environment } = work;
  const { clock, lifecycle, logger } = parts;
  const { database, withTransaction, bus } = chassis;
  const identity = { id: uuidv7(clock.now()), nodeName: config.NODE_NAME ?? hostname() };
  const parser = makeMailParser({ threads: config.PARSER_THREADS });
  lifecycle.add("parser threads", () => parser.stop());
  const publish = makeConnectionPublisher(bus);
  const connections = makeConnectionBook({ database, nodeName: identity.nodeName, publish });
  const poll = makePollInterval(makeSettingsBook(database));
  const sessionPorts: SessionPorts = {
    ...{ clock, logger, connections, blobs, parser },
    ledger: makeLedger(database, identity.id),
    withPageTransaction: makeWithPageTransaction(withTransaction, identity.id),
    makeKey: () => uuidv7(clock.now()),
    isTestMail: makeTestMailCheck(config.INTERNAL_KEY),
    openMailbox: (account) => openMailbox(environment, account),
    findMissingConsent: (account) => findMissingConsent(environment, account),
    random: Math.random,
    pollMs: poll.currentMs,
    ...makeCounters(parts),
  };
  const tasks = makeMailboxTaskRunner({
    ...{ logger, clock, blobs },
    tasks: makeTaskBook({ database, withTransaction, nodeName: identity.nodeName }),
    withSentMailbox: (account, run) => withSentMailbox(environment, account, run),
  });
  tasks.start();
  lifecycle.add("mailbox tasks", () => tasks.stop());
  const worker = new IngestWorker({
    logger,
    leases: makeLeaseBook(database, openPulse(config, lifecycle), identity),
    makeSession: (claimed) => new AccountSession(sessionPorts, claimed),
    refreshSettings: poll.refresh,
  });
  await worker.start();
  lifecycle.add("sessions", () => worker.stop());
  lifecycle.add("orphan watch", startOrphanWatch(makeOrphanWatchOptions(parts, makeOrphanBook({ database, publish }))));
  const sessions = parts.metrics.gauge("sessions", "Accounts this worker holds");
  const timer = setInterval(() => {
    sessions.set(worker.sessionCount);
  }, 5_000);
  lifecycle.add("session gauge", () => {
    clearInterval(timer);
  });
  return {
    accounts: () => {
      worker.wake();
    },
    tasks: () => {
      tasks.wake();
    },
  };
}

function makeOrphanWatchOptions({ logger, metrics }: ServiceParts, orphans: OrphanBook): OrphanWatchOptions {
  const gauge = metrics.gauge(
    "accounts_without_worker",
    "Active accounts that no live worker has held for 60 s; every worker counts them all",
  );
  return {
    ...{ logger, orphans },
    onCounted: (count) => {
      gauge.set(count);
    },
  };
}

/** Used every few seconds, its one connection is never idle long enough to be closed. */
function openPulse({ POSTGRES_URL: url }: ImapIngestSettings, lifecycle: ServiceParts["lifecycle"]): Executor {
  const pool = makePool({ url, schema: "imap_ingest", max: 1, applicationName: "imap-ingest pulse" });
  const pulse = makeDatabase<Database>(pool);
  lifecycle.add("pulse", () => pulse.destroy());
  return pulse;
}

function makeCounters({ metrics }: ServiceParts): Pick<SessionPorts, "onIngested" | "onFailure"> {
  const ingested = metrics.counter("messages_total", "Messages taken in and announced");
  const latency = metrics.histogram("notice_to_commit_seconds", "From the server's announcement to the committed page");
  // Codes of imap/errors.ts, network-guard and the database: a closed list.
  const failures = metrics.counter("session_failures_total", "Sessions that failed, by code", ["code"]);
  return {
    onIngested: (count, noticeToCommitMs) => {
      ingested.inc(count);
      if (noticeToCommitMs !== null) latency.observe(noticeToCommitMs / 1000);
    },
    onFailure: (code) => {
      failures.inc({ code });
    },
  };
}

async function makeImapEnvironment(
  config: ImapIngestSettings,
  { logger, clock }: ServiceParts,
  { database, bus }: Chassis<Database>,
): Promise<ImapEnvironment> {
  const ring = makeKeyRing(config.SECRET_KEYS);
  if (config.MODE === "production") assertProductionKeys(ring);
  return {
    guard: makeNetworkGuard({ allow: config.ALLOWED_DESTINATIONS }),
    extraCa: config.EXTRA_CA_FILE === undefined ? null : await readFile(config.EXTRA_CA_FILE, "utf8"),
    logger,
    passwordOf: (account) => openPassword(ring, account),
    tokens: {
      find: (accountId) => findToken(database, accountId),
      open: ({ accountId, accessToken }) =>
        accessToken === null ? "" : open(ring, accessToken, { accountId, field: "oauth.accessToken" }),
      reportRefused: (refusal) => {
        tellState(bus, imapTokenRefused.subject, refusal);
      },
      now: () => clock.now(),
    },
  };
}

/** What a session waits for; an expired token is no matter of consent. */
async function findMissingConsent({ tokens }: ImapEnvironment, account: AccountSnapshot): Promise<DomainError | null> {
  if (!usesToken(account)) return null;
  const fault = faultOfToken(await tokens.find(account.accountId), tokens.now());
  return fault?.code === reauthRequiredCode ? fault : null;
}

function openPassword(ring: KeyRing, { accountId, imap }: AccountSnapshot): string | null {
  return imap.password === null ? null : open(ring, imap.password, { accountId, field: imap.secretField });
}
