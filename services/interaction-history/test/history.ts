/** The service as it runs, on a database and a broker of the file's own, and the other services as far as it can tell. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import { type Bus, connectBus } from "@mailroom/bus/connection";
import { ensureStreams } from "@mailroom/bus/streams";
import type { Contact } from "@mailroom/contracts/api/contact";
import type { Interaction, Message, ReplyAccepted as ReplyAcceptedSchema } from "@mailroom/contracts/api/interaction";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import type { MessageContract, PayloadOf } from "@mailroom/contracts/define-event";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { accountChanged, type AccountSnapshot } from "@mailroom/contracts/events/account";
import { type DispositionSnapshot, dispositionChanged } from "@mailroom/contracts/events/disposition";
import { messageReceived, type ReceivedMessage } from "@mailroom/contracts/events/message";
import type { Principal } from "@mailroom/contracts/principal";
import { principalHeader, signPrincipal } from "@mailroom/http/principal-token";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { makeDatabase } from "@mailroom/postgres/database";
import { makePool } from "@mailroom/postgres/pool";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle, type StoppableLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { useNats } from "@mailroom/test-kit/use-nats";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { type Kysely, sql } from "kysely";
import type { Static } from "typebox";
import { startApp } from "../src/app.ts";
import type { HistoryDatabase } from "../src/store/schema.ts";

/** The client's own limit is shorter than a busy machine may stand still. */
const patient = { timeout: 60_000 };

type ReplyAccepted = Static<typeof ReplyAcceptedSchema>;

export const internalKey = "integration-test-internal-key-of-more-than-32-bytes";
export const adminId = uuidv7();
export const admin: Principal = { kind: "user", userId: adminId, role: "admin" };

export function agentOf(agentId: string): Principal {
  return { kind: "user", userId: agentId, role: "agent" };
}

/** Any answer, as its test knows it: each route gives some of these. */
export type AnswerBody = Interaction &
  Message &
  Contact &
  ReplyAccepted & {
    readonly code: string;
    readonly errors: { readonly pointer: string }[];
    readonly items: AnswerBody[];
    readonly page: { readonly nextCursor: string | null };
  };

export type Answer<B = AnswerBody> = {
  readonly status: number;
  readonly body: B;
  /** The body as it came. */
  readonly text: string;
  readonly headers: Headers;
  readonly bytes: Buffer;
};

/** `interaction_id` is null where a bounce matched nothing. */
export type StoredMail = {
  readonly id: string;
  readonly interaction_id: string;
  readonly join_reason: string;
  readonly join_confidence: string;
};

/** Any payload this service announces. */
export type AnnouncedData = OutgoingMessage & { readonly unread: boolean; readonly agentId: string | null };
export type Announced = {
  readonly type: string;
  readonly key: string;
  readonly seq: number;
  readonly data: AnnouncedData;
};

export type History = {
  url(): string;
  database(): Kysely<HistoryDatabase>;
  /** Publishes as the producer would, with the next number of the stream; answers the envelope. */
  publish<C extends MessageContract>(contract: C, key: string, data: PayloadOf<C>): Promise<EventEnvelope>;
  /** The envelope with its number, not published. */
  envelope<C extends MessageContract>(contract: C, key: string, data: PayloadOf<C>): EventEnvelope;
  send(envelope: EventEnvelope): Promise<void>;
  makeAccount(overrides?: Partial<AccountSnapshot>): Promise<AccountSnapshot>;
  /** As account-config tells it; answers when it is known here. */
  makeDisposition(overrides: Partial<DispositionSnapshot>): Promise<DispositionSnapshot>;
  receive(message: ReceivedMessage): Promise<StoredMail>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** What this service has announced so far, oldest first. */
  announced(key?: string): Promise<Announced[]>;
  storeBlob(bytes: Uint8Array): Promise<string>;
  blobsUrl(): string;
  /** Whether some blob is kept under exactly this reference. */
  isReferenced(reference: string): Promise<boolean>;
  startInstance(): Promise<{ url: string; stop(): Promise<unknown> }>;
};

type CallOptions = {
  readonly as?: Principal | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

export function useHistory(): History {
  const database = useDatabase("interaction-history");
  const nats = useNats();
  const numbers = new Map<string, number>();
  const lifecycles: StoppableLifecycle[] = [];
  const open: { bus?: Bus; db?: Kysely<HistoryDatabase>; url?: string } = {};

  async function startInstance() {
    const logger = makeLogger({ service: "interaction-history", level: "silent" });
    const lifecycle = makeLifecycle(logger);
    lifecycles.push(lifecycle);
    const port = await findFreePort();
    const config = {
      MODE: "demo" as const,
      HOST: "127.0.0.1",
      PORT: port,
      POSTGRES_URL: database.url,
      NATS_URL: nats.url,
      LOG_LEVEL: "silent" as const,
      INTERNAL_KEY: internalKey,
      BLOBS_URL: database.blobsUrl,
      RENDER_WORKERS: 1,
    };
    const metrics = makeMetrics("interaction-history");
    await startApp(config, { lifecycle, logger, clock: systemClock, metrics });
    return { url: `http://127.0.0.1:${port}`, stop: () => lifecycle.stop() };
  }

  beforeAll(async () => {
    open.db = makeDatabase(makePool({ url: database.url, schema: database.schema, max: 4, applicationName: "test" }));
    open.bus = await connectBus({ url: nats.url, name: "test" });
    await ensureStreams(await jetstreamManager(await open.bus.whenConnected(), patient));
    open.url = (await startInstance()).url;
  }, 60_000);

  afterAll(async () => {
    for (const lifecycle of lifecycles) await lifecycle.stop();
    await open.bus?.close();
    await open.db?.destroy();
  });

  const got = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("not started");
    return value;
  };

  const history: History = {
    url: () => got(open.url),
    database: () => got(open.db),
    startInstance,
    blobsUrl: () => database.blobsUrl,
    envelope(contract, key, data) {
      const source = contract.kind === "evt" ? contract.producer : (contract.senders[0] ?? "routing");
      const stream = `${source} ${contract.kind} ${key}`;
      const seq = (numbers.get(stream) ?? 0) + 1;
      numbers.set(stream, seq);
      const id = uuidv7();
      return { id, type: contract.type, source, key, seq, time: new Date().toISOString(), correlationId: id, data };
    },
    async send(envelope) {
      const client = jetstream(await got(open.bus).whenConnected(), patient);
      await client.publish(`${envelope.type}.${envelope.key}`, JSON.stringify(envelope));
    },
    async publish(contract, key, data) {
      const envelope = history.envelope(contract, key, data);
      await history.send(envelope);
      return envelope;
    },
    async makeAccount(overrides = {}) {
      const account = accountSnapshot(overrides);
      await history.publish(accountChanged, account.accountId, account);
      await eventually(async () => {
        const { rows } = await sql<{ version: number }>`
          select version from account where account_id = ${account.accountId}`.execute(got(open.db));
        if (rows[0]?.version !== account.version) throw new Error("account not there yet");
      });
      return account;
    },
    async makeDisposition(overrides) {
      const disposition: DispositionSnapshot = {
        ...{ dispositionId: uuidv7(), version: 1, name: "Answered", path: ["Answered"], parentId: null },
        ...{ scope: "global", scopeId: null, isSystem: false, deleted: false },
        ...overrides,
      };
      const { dispositionId, version } = disposition;
      await history.publish(dispositionChanged, dispositionId, disposition);
      await eventually(async () => {
        const { rows } = await sql`
          select from disposition where disposition_id = ${dispositionId} and version = ${version}`.execute(
          got(open.db),
        );
        if (rows.length === 0) throw new Error("disposition not there yet");
      });
      return disposition;
    },
    async receive(message) {
      await history.publish(messageReceived, message.accountId, message);
      return eventually(async () => {
        const { rows } = await sql<StoredMail>`select * from message where id = ${message.messageKey}`.execute(
          got(open.db),
        );
        if (rows[0] === undefined) throw new Error("message not stored yet");
        return rows[0];
      });
    },
    async call(method, path, { as = admin, body, headers = {} } = {}) {
      const token = as === null ? {} : { [principalHeader]: await signPrincipal(as, internalKey) };
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const response = await fetch(`${got(open.url)}/api/v1${path}`, {
        method,
        headers: { ...token, ...json, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const isJson = response.headers.get("content-type")?.includes("json") === true;
      return {
        status: response.status,
        headers: response.headers,
        bytes,
        text: bytes.toString(),
        body: (isJson ? JSON.parse(bytes.toString()) : {}) as AnswerBody,
      };
    },
    async announced(key) {
      const { rows } = await sql<Announced>`
        select type, key, seq, data from outbox where ${key ?? null}::text is null or key = ${key ?? null}
        order by created_at, seq`.execute(got(open.db));
      return rows;
    },
    async storeBlob(bytes) {
      const blobs = await openBlobs(database.blobsUrl, { max: 1, applicationName: "test" });
      const { hash } = await blobs.write(bytes, { reference: `message:${uuidv7()}` });
      await blobs.close();
      return hash;
    },
    async isReferenced(reference) {
      const blobs = await openBlobs(database.blobsUrl, { max: 1, applicationName: "test" });
      const query = { prefix: reference, addedBefore: new Date(Date.now() + 60_000), limit: 1 };
      const references = await blobs.listReferences(query);
      await blobs.close();
      return references.includes(reference);
    },
  };
  return history;
}

export function accountSnapshot(overrides: Partial<AccountSnapshot> = {}): AccountSnapshot {
  const accountId = overrides.accountId ?? uuidv7();
  const server = {
    host: "mail.example.test",
    port: 993,
    ssl: true,
    tlsMode: "implicit" as const,
    authentication: false,
    username: null,
    password: null,
    secretField: "password",
    connectionTimeoutSeconds: 10,
    authenticationTimeoutSeconds: 5,
  };
  return {
    accountId,
    version: 1,
    name: "Support",
    key: "SUP",
    emailAddress: `support-${accountId.slice(-6)}@desk.test`,
    fromName: "Support Desk",
    listId: uuidv7(),
    active: true,
    service: "custom",
    agentIds: [],
    imap: { ...server, mailbox: "INBOX" },
    sourceEpoch: 1,
    smtp: { ...server, filesSentMail: false },
    actions: [],
    reopenWithinDays: 30,
    strictThreading: false,
    prioritizeReplies: false,
    markAsUnread: false,
    hostname: "",
    deletedAt: null,
    ...overrides,
  };
}

export type MailOverrides = Partial<Omit<ReceivedMessage, "headers">> & {
  readonly headers?: Partial<ReceivedMessage["headers"]>;
};

let nextUid = 1;

/** A plain mail of a customer, unless said otherwise. */
export function mailTo(account: AccountSnapshot, overrides: MailOverrides = {}): ReceivedMessage {
  const { headers, ...rest } = overrides;
  const messageKey = uuidv7();
  nextUid += 1;
  return {
    messageKey,
    accountId: account.accountId,
    locator: { mailbox: "INBOX", uidValidity: 1, uid: nextUid, sourceEpoch: 1, generation: 1 },
    receivedAt: new Date().toISOString(),
    sizeBytes: 1_234,
    rawHash: randomBytes(32).toString("hex"),
    contentHash: randomBytes(32).toString("hex"),
    headers: {
      messageId: `<${messageKey}@customer.test>`,
      inReplyTo: [],
      references: [],
      date: new Date().toISOString(),
      subject: "Where is my parcel?",
      from: { name: "Carla Customer", address: "carla@customer.test" },
      sender: null,
      replyTo: [],
      to: [{ name: "", address: account.emailAddress }],
      cc: [],
      ...headers,
    },
    classification: { automatic: false, bulk: false, bounce: false, own: false },
    text: { kind: "inline", text: "Hello,\nwhere is my parcel?\nCarla" },
    html: null,
    attachments: [],
    quarantine: null,
    ...rest,
  };
}
