import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { sql } from "kysely";
import { connectBus } from "../src/connection.ts";
import { on } from "../src/handler.ts";
import { patient, stepTaken } from "./contracts.ts";
import { useOwnServers } from "./own-servers.ts";
import { openParticipant, type Participant, type Tables } from "./participant.ts";

const servers = useOwnServers(["imap-ingest", "routing"]);

const remember = on<typeof stepTaken, Tables>(stepTaken, async ({ key, data }, { tx }) => {
  await sql`insert into effect (key, seq) values (${key}, ${data.step})`.execute(tx);
});

/** Announces 1 to `count`; tries again where the database is away, as its callers would. */
async function announce(producer: Participant, key: string, count: number): Promise<void> {
  for (let step = 1; step <= count;) {
    try {
      await producer.withTransaction(async ({ tx, outbox }) => {
        // An answer can be lost after a commit: without this a second try would announce the step twice.
        const { rows } = await sql`select from outbox_stream where key = ${key} and last_seq >= ${step}`.execute(tx);
        if (rows.length === 0) outbox.append(stepTaken, { key, data: { step } });
      });
      step += 1;
    } catch {
      await pause(50);
    }
    await pause(5);
  }
}

async function withBoth(run: (producer: Participant, consumer: Participant) => Promise<void>): Promise<void> {
  const producer = await openParticipant(servers, "imap-ingest");
  const consumer = await openParticipant(servers, "routing");
  try {
    consumer.consume({ from: { producer: "imap-ingest" }, handlers: [remember], ackWaitMs: 2_000 });
    await run(producer, consumer);
  } finally {
    await consumer.close();
    await producer.close();
  }
}

const countTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function expectEffects(consumer: Participant, key: string, count: number): Promise<void> {
  await eventually(
    async () => {
      const rows = await consumer.database
        .selectFrom("effect")
        .select("seq")
        .where("key", "=", key)
        .orderBy("id")
        .execute();
      expect(rows.map((row) => row.seq)).toEqual(countTo(count));
    },
    { deadlineMs: 30_000, everyMs: 100 },
  );
}

test("events announced while NATS is killed and comes back take effect once and in order", async () => {
  await withBoth(async (producer, consumer) => {
    const key = uuidv7();
    const announcing = announce(producer, key, 200);
    await pause(300);
    await servers.kill("nats");
    await pause(500);
    await servers.restart("nats");
    await announcing;
    await expectEffects(consumer, key, 200);
  });
});

test("events announced while Postgres is killed and comes back take effect once and in order", async () => {
  await withBoth(async (producer, consumer) => {
    const key = uuidv7();
    const announcing = announce(producer, key, 200);
    await pause(300);
    await servers.kill("postgres");
    await pause(500);
    await servers.restart("postgres");
    await announcing;
    await expectEffects(consumer, key, 200);
  });
});

test("a service that starts while NATS is away does its work and announces it later", async () => {
  await servers.kill("nats");
  await withBoth(async (producer, consumer) => {
    const key = uuidv7();
    await announce(producer, key, 5);
    expect(producer.bus.isConnected()).toBe(false);
    await servers.restart("nats");
    await expectEffects(consumer, key, 5);
  });
});

test("streams that NATS has lost are made again and what follows takes effect", async () => {
  await withBoth(async (producer, consumer) => {
    const key = uuidv7();
    await announce(producer, key, 3);
    await expectEffects(consumer, key, 3);
    const manager = await jetstreamManager(await producer.bus.whenConnected(), patient);
    await manager.streams.delete("mail-evt");
    await manager.streams.delete("mail-cmd");
    const later = uuidv7();
    await announce(producer, later, 3);
    await expectEffects(consumer, later, 3);
    await expectEffects(consumer, key, 3);
  });
});

test("events a broker forgot before their consumer came take effect nevertheless", async () => {
  await withBoth(async (producer, consumer) => {
    const key = uuidv7();
    await announce(producer, key, 3);
    await expectEffects(consumer, key, 3);
  });
  const producer = await openParticipant(servers, "imap-ingest");
  const key = uuidv7();
  await announce(producer, key, 3);
  const manager = await jetstreamManager(await producer.bus.whenConnected(), patient);
  await manager.streams.delete("mail-evt");
  await eventually(() => producer.bus.ensureStreams());
  const consumer = await openParticipant(servers, "routing");
  try {
    consumer.consume({ from: { producer: "imap-ingest" }, handlers: [remember] });
    await expectEffects(consumer, key, 3);
  } finally {
    await consumer.close();
    await producer.close();
  }
});

test("a service that stops while it is still connecting does stop", async () => {
  const bus = await connectBus({ url: servers.natsUrl(), name: "hasty" });
  await bus.close();
  expect(bus.isConnected()).toBe(false);
});

test.each([0, 1, 2, 3, 4, 5])("a service that stops %i turns after it has connected does stop", async (turns) => {
  const closed = Promise.withResolvers<undefined>();
  const closeSoon = async () => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    await bus.close();
    closed.resolve(undefined);
  };
  const bus = await connectBus({ url: servers.natsUrl(), name: "hasty" }, async (options) => {
    const connection = await connect(options);
    void closeSoon();
    return connection;
  });
  await closed.promise;
  expect(bus.isConnected()).toBe(false);
});

test("a service stops in time although NATS is away", async () => {
  const participant = await openParticipant(servers, "routing");
  participant.consume({ from: { producer: "imap-ingest" }, handlers: [remember] });
  await participant.bus.whenConnected();
  await servers.kill("nats");
  const startedAt = performance.now();
  await participant.close();
  // one that waited for NATS would do so for ever
  expect(performance.now() - startedAt).toBeLessThan(20_000);
  await servers.restart("nats");
});
