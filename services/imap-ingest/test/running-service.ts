import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import { type Bus, connectBus } from "@mailroom/bus/connection";
import { ensureStreams } from "@mailroom/bus/streams";
import { channelOf, type CommandContract, type EventContract, type PayloadOf } from "@mailroom/contracts/define-event";
import type { AuditFacts } from "@mailroom/contracts/events/audit-entry";
import { type AccountSnapshot, accountChanged } from "@mailroom/contracts/events/account";
import type { AccountConnection } from "@mailroom/contracts/events/account-connection";
import type { ReceivedMessage } from "@mailroom/contracts/events/message";
import type { Principal } from "@mailroom/contracts/principal";
import { signPrincipal } from "@mailroom/http/principal-token";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle, type StoppableLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { useNats } from "@mailroom/test-kit/use-nats";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import pg from "pg";
import { startImapIngest } from "../src/app.ts";
import { secretKeys } from "./fixtures.ts";

export const internalKey = "an-internal-key-of-32-characters-or-more";
const admin: Principal = { kind: "user", userId: "0190a0a0-0000-7000-8000-0000000000aa", role: "admin" };

/** The client's own limit is shorter than a busy machine may stand still. */
const patient = { timeout: 60_000 };

export type LogLine = Record<string, unknown>;
export type RunningWorker = { readonly lifecycle: StoppableLifecycle; readonly url: string; readonly log: LogLine[] };

/** imap-ingest on a database and a NATS of its own; workers are started in this process. */
export function useImapIngest(caFile: () => string) {
  const database = useDatabase("imap-ingest");
  const nats = useNats();
  const workers: RunningWorker[] = [];
  const seqs = new Map<string, number>();
  const late: { bus?: Bus; pool?: pg.Pool } = {};

  beforeAll(async () => {
    late.bus = await connectBus({ url: nats.url, name: "test" });
    await ensureStreams(await jetstreamManager(await late.bus.whenConnected(), patient));
    late.pool = new pg.Pool({ connectionString: database.url, max: 2, options: "-c search_path=imap_ingest" });
  }, 60_000);
  afterAll(async () => {
    for (const worker of workers) await worker.lifecycle.stop();
    await late.bus?.close();
    await late.pool?.end();
  });

  async function query<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    if (late.pool === undefined) throw new Error("the test has not begun");
    return (await late.pool.query<T>(text, values)).rows;
  }

  async function publish<C extends EventContract | CommandContract>(contract: C, key: string, data: PayloadOf<C>) {
    if (late.bus === undefined) throw new Error("the test has not begun");
    const source = contract.kind === "evt" ? contract.producer : "smtp-send";
    const stream = `${source} ${channelOf(contract)} ${key}`;
    const seq = (seqs.get(stream) ?? 0) + 1;
    seqs.set(stream, seq);
    const head = { id: randomUUID(), type: contract.type, source, key, seq, correlationId: randomUUID() };
    const envelope = { ...head, time: new Date().toISOString(), data };
    const broker = jetstream(await late.bus.whenConnected(), patient);
    await broker.publish(`${contract.type}.${key}`, JSON.stringify(envelope));
  }

  async function startWorker(nodeName = "node-1"): Promise<RunningWorker> {
    const port = await findFreePort();
    const log: LogLine[] = [];
    const destination = { write: (line: string) => void log.push(JSON.parse(line) as LogLine) };
    const logger = makeLogger({ service: "imap-ingest", level: "debug", destination });
    const lifecycle = makeLifecycle(logger);
    const worker = { lifecycle, url: `http://127.0.0.1:${port}/api/v1`, log };
    workers.push(worker);
    await startImapIngest(
      {
        ...{ MODE: "demo", HOST: "127.0.0.1", PORT: port, LOG_LEVEL: "debug", INTERNAL_KEY: internalKey },
        ...{ POSTGRES_URL: database.url, NATS_URL: nats.url, BLOBS_URL: database.blobsUrl, SECRET_KEYS: secretKeys },
        ...{ ALLOWED_DESTINATIONS: ["127.0.0.1/32"], EXTRA_CA_FILE: caFile() },
        ...{ NODE_NAME: nodeName, PARSER_THREADS: 1 },
      },
      { lifecycle, logger, clock: systemClock, metrics: makeMetrics("imap-ingest") },
    );
    return worker;
  }

  return {
    database,
    nats,
    query,
    publish,
    startWorker,
    /** Of all workers that were started. */
    log: () => workers.flatMap(({ log }) => log),
    async announce(snapshot: AccountSnapshot): Promise<void> {
      await publish(accountChanged, snapshot.accountId, snapshot);
    },
    async received(accountId: string): Promise<(ReceivedMessage & { seq: number })[]> {
      const rows = await query<{ seq: number; data: ReceivedMessage }>(
        "select seq::int, data from outbox where key = $1 and type like '%message.received%' order by seq",
        [accountId],
      );
      return rows.map(({ seq, data }) => ({ ...data, seq }));
    },
    /** What it has noted for the audit log about an account. */
    async notesOf(accountId: string): Promise<AuditFacts[]> {
      const sql = "select data from outbox where key = $1 and channel = 'cmd.gateway' order by seq";
      return (await query<{ data: AuditFacts }>(sql, [accountId])).map(({ data }) => data);
    },
    async connection(accountId: string): Promise<AccountConnection | undefined> {
      const [row] = await query<AccountConnection>(
        `select state, code, detail, worker, next_attempt_at as "nextAttemptAt" from connection where account_id = $1`,
        [accountId],
      );
      return row;
    },
    ledger: (accountId: string) =>
      query<{
        uid: number;
        generation: number;
        outcome: string;
        reason: string | null;
        copy_of: string | null;
        seen: boolean;
        attempts: number;
      }>(
        `select uid::int, generation, outcome, reason, copy_of, seen_flagged_at is not null as seen, attempts
         from ledger_entry where account_id = $1 order by source_epoch, uid_validity, uid, generation`,
        [accountId],
      ),
    async post(worker: RunningWorker, path: string, principal: Principal = admin) {
      const headers = { "mailroom-principal": await signPrincipal(principal, internalKey) };
      const response = await fetch(worker.url + path, { method: "POST", headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async get(worker: RunningWorker, path: string, principal: Principal = admin) {
      const headers = { "mailroom-principal": await signPrincipal(principal, internalKey) };
      const response = await fetch(worker.url + path, { headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}
