/** smtp-send as it runs, on a database and a broker of the file's own, and the other services as far as it can tell. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import { type Bus, connectBus } from "@mailroom/bus/connection";
import type { Delivery } from "@mailroom/contracts/api/delivery";
import type { MessageContract, PayloadOf } from "@mailroom/contracts/define-event";
import { accountChanged, type AccountSnapshot } from "@mailroom/contracts/events/account";
import { type DeliverySnapshot, deliverySend, type OutgoingMessage } from "@mailroom/contracts/events/delivery";
import type { Principal } from "@mailroom/contracts/principal";
import { principalHeader, signPrincipal } from "@mailroom/http/principal-token";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle, type StoppableLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { eventually } from "@mailroom/test-kit/eventually";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { useNats } from "@mailroom/test-kit/use-nats";
import { jetstream } from "@nats-io/jetstream";
import pg from "pg";
import type { SmtpSendSettings } from "../src/config.ts";
import { startSmtpSend } from "../src/app.ts";
import { secretKeys } from "./account.ts";

export const internalKey = "an-internal-key-of-32-characters-or-more";
export const admin: Principal = { kind: "user", userId: randomUUID(), role: "admin" };

export type Announced = { readonly type: string; readonly key: string; readonly data: DeliverySnapshot };
export type Answer = { readonly status: number; readonly body: Delivery & { code: string; items: Delivery[] } };

type Options = {
  readonly caFile?: () => string;
  /** Default 1; where 0, the test starts its own, and `call` asks the first one. */
  readonly instances?: number;
};

export function useSmtpSend(options: Options = {}) {
  const database = useDatabase("smtp-send");
  const nats = useNats();
  const numbers = new Map<string, number>();
  const lifecycles: StoppableLifecycle[] = [];
  const open: { bus?: Bus; pool?: pg.Pool; url?: string } = {};
  const got = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("not started");
    return value;
  };
  const settings = (port: number): SmtpSendSettings => ({
    ...{ MODE: "demo", HOST: "127.0.0.1", PORT: port, LOG_LEVEL: "silent", INTERNAL_KEY: internalKey },
    ...{ POSTGRES_URL: database.url, NATS_URL: nats.url, BLOBS_URL: database.blobsUrl, SECRET_KEYS: secretKeys },
    LEASE_SECONDS: 15,
    ...{
      ALLOWED_DESTINATIONS: ["127.0.0.0/8"],
      ...(options.caFile === undefined ? {} : { EXTRA_CA_FILE: options.caFile() }),
    },
  });

  async function startInstance(logger = makeLogger({ service: "smtp-send", level: "silent" })) {
    const lifecycle = makeLifecycle(logger);
    lifecycles.push(lifecycle);
    const port = await findFreePort();
    await startSmtpSend(settings(port), { lifecycle, logger, clock: systemClock, metrics: makeMetrics("smtp-send") });
    open.url ??= `http://127.0.0.1:${port}`;
    return { stop: () => lifecycle.stop() };
  }

  beforeAll(async () => {
    open.pool = new pg.Pool({ connectionString: database.url, options: `-c search_path=${database.schema}`, max: 4 });
    open.bus = await connectBus({ url: nats.url, name: "test" });
    for (let n = 0; n < (options.instances ?? 1); n += 1) await startInstance();
  }, 60_000);
  afterAll(async () => {
    for (const lifecycle of lifecycles) await lifecycle.stop();
    await open.bus?.close();
    await open.pool?.end();
  }, 60_000);

  const service = {
    database,
    nats,
    settings,
    startInstance,
    async stopAll(): Promise<void> {
      await Promise.all(lifecycles.splice(0).map((lifecycle) => lifecycle.stop()));
    },
    async query<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
      return (await got(open.pool).query<R>(text, values)).rows;
    },
    /** Publishes as the producer would; `times` copies of the same event, in any order with others. */
    async publish<C extends MessageContract>(contract: C, key: string, data: PayloadOf<C>, times = 1): Promise<void> {
      const source = contract.kind === "evt" ? contract.producer : "interaction-history";
      const stream = `${source} ${contract.kind} ${key}`;
      const seq = (numbers.get(stream) ?? 0) + 1;
      numbers.set(stream, seq);
      const id = randomUUID();
      const time = new Date().toISOString();
      const envelope = { id, type: contract.type, source, key, seq, time, correlationId: id, data };
      const bus = got(open.bus);
      await eventually(() => bus.ensureStreams());
      const client = jetstream(await bus.whenConnected(), { timeout: 30_000 });
      for (let n = 0; n < times; n += 1) await client.publish(`${contract.type}.${key}`, JSON.stringify(envelope));
    },
    async account(account: AccountSnapshot): Promise<AccountSnapshot> {
      await service.publish(accountChanged, account.accountId, account);
      await eventually(async () => {
        const rows = await service.query("select from account_copy where account_id = $1 and version = $2", [
          account.accountId,
          account.version,
        ]);
        if (rows.length === 0) throw new Error("account not there yet");
      });
      return account;
    },
    async send(message: OutgoingMessage, times = 1): Promise<void> {
      await service.publish(deliverySend, message.deliveryId, message, times);
    },
    async call(method: string, path: string, given: { key?: string; as?: Principal } = {}): Promise<Answer> {
      const response = await fetch(`${got(open.url)}/api/v1${path}`, {
        method,
        headers: {
          [principalHeader]: await signPrincipal(given.as ?? admin, internalKey),
          ...(given.key === undefined ? {} : { "idempotency-key": given.key }),
        },
      });
      return { status: response.status, body: (await response.json()) as Answer["body"] };
    },
    /** A gauge or counter of the first instance, by its name without the prefix. */
    async metric(name: string): Promise<number> {
      const text = await (await fetch(`${got(open.url)}/metrics`)).text();
      return Number(new RegExp(`^mailroom_smtp_send_${name}\\{.*\\} (\\S+)$`, "m").exec(text)?.[1]);
    },
    /** The delivery once it is in this state. */
    async reaches(deliveryId: string, state: Delivery["state"], deadlineMs = 30_000): Promise<Delivery> {
      return eventually(
        async () => {
          const { status, body } = await service.call("GET", `/deliveries/${deliveryId}`);
          if (status !== 200 || body.state !== state)
            throw new Error(`${status} ${body.state}, not ${state}: ${String(body.detail)}`);
          return body;
        },
        { deadlineMs, everyMs: 50 },
      );
    },
    /** As if its worker had gone. Said until it is heard: the worker lives, and may renew the lease in between. */
    async expireLease(deliveryId: string): Promise<void> {
      const [attempt] = await service.query<{ token: string }>(
        "select attempt_token as token from delivery where delivery_id = $1 and state = 'sending'",
        [deliveryId],
      );
      await eventually(
        async () => {
          const rows = await service.query(
            `update delivery set lease_until = now() - interval '1 s'
             where delivery_id = $1 and attempt_token = $2 and state = 'sending' returning 1`,
            [deliveryId, got(attempt).token],
          );
          if (rows.length > 0) throw new Error("the delivery is still with its worker");
        },
        { everyMs: 200 },
      );
    },
    /** What was published about it, oldest first. */
    async announced(key: string, type = "delivery.changed"): Promise<Announced[]> {
      return service.query<Announced>(
        "select type, key, data from outbox where key = $1 and type like $2 order by created_at, seq",
        [key, `%${type}%`],
      );
    },
    async storeBlob(bytes: Uint8Array | string): Promise<string> {
      const blobs = await openBlobs(database.blobsUrl, { max: 1, applicationName: "test" });
      const { hash } = await blobs.write(Buffer.from(bytes), { reference: `message:${randomUUID()}` });
      await blobs.close();
      return hash;
    },
  };
  return service;
}

let letters = 0;

/** A reply from an account, with nothing special about it. */
export function messageFrom(account: AccountSnapshot, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  letters += 1;
  const deliveryId = changes.deliveryId ?? randomUUID();
  return {
    ...{ deliveryId, interactionId: randomUUID(), accountId: account.accountId },
    from: { name: "Support", address: account.emailAddress },
    to: [{ name: "", address: "customer@example.test" }],
    ...{ cc: [], bcc: [], replyTo: [], inReplyTo: null, references: [], attachments: [], extraHeaders: [] },
    ...{ subject: `Re: order ${letters}`, messageId: `<${deliveryId}@acme.test>`, date: new Date().toISOString() },
    ...{ text: { kind: "inline" as const, text: `Answer ${letters}\n` }, html: null },
    ...changes,
  };
}
