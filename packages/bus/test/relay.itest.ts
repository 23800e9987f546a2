import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { makeWithTransaction } from "@mailroom/postgres/transaction";
import { replaySubject } from "@mailroom/contracts/stream";
import { systemClock } from "@mailroom/runtime/clock";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { useNats } from "@mailroom/test-kit/use-nats";
import { jetstreamManager } from "@nats-io/jetstream";
import { sql } from "kysely";
import { type Bus, connectBus } from "../src/connection.ts";
import { ReplayRequest, readWire } from "../src/replay.ts";
import { patient, stepTaken } from "./contracts.ts";
import { openParticipant, type Participant } from "./participant.ts";

const home = useDatabase("imap-ingest");
const nats = useNats();
let observer: Bus;
let opened: Participant[] = [];

beforeAll(async () => {
  observer = await connectBus({ url: nats.url, name: "observer" });
});
beforeEach(async () => {
  await eventually(() => observer.ensureStreams());
  const manager = await jetstreamManager(await observer.whenConnected(), patient);
  await manager.streams.purge("mail-evt");
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  opened = [];
});
afterAll(() => observer.close());

async function open(): Promise<Participant> {
  const servers = { natsUrl: () => nats.url, databaseUrl: () => home.url };
  const participant = await openParticipant(servers, "imap-ingest", { migrations: "service" });
  opened.push(participant);
  return participant;
}

async function announce(participant: Participant, key: string, steps: number): Promise<void> {
  await participant.withTransaction(({ outbox }) => {
    for (let step = 1; step <= steps; step += 1) outbox.append(stepTaken, { key, data: { step } });
    return Promise.resolve();
  });
}

/** Commits events as a process does that dies before it can publish them. */
async function announceAndDie(participant: Participant, key: string, steps: number): Promise<void> {
  const { database } = participant;
  const onCommitted = () => undefined;
  const withTransaction = makeWithTransaction({ database, source: "imap-ingest", clock: systemClock, onCommitted });
  await announce({ ...participant, withTransaction }, key, steps);
}

async function messagesInStream(): Promise<number> {
  const manager = await jetstreamManager(await observer.whenConnected(), patient);
  return (await manager.streams.info("mail-evt")).state.messages;
}

async function countUnpublished(participant: Participant, key: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from outbox where key = ${key} and published_at is null`.execute(participant.database);
  return rows[0]?.count ?? -1;
}

describe("the relay", () => {
  test("publishes what was committed at once and marks it", async () => {
    const participant = await open();
    const key = uuidv7();
    await participant.bus.whenConnected();
    await announce(participant, key, 300);
    await eventually(async () => {
      expect(await messagesInStream()).toBe(300);
    });
    await eventually(async () => {
      expect(await countUnpublished(participant, key)).toBe(0);
    });
  });

  test("publishes once what a process that died has left, though several sweep", async () => {
    const [first] = await Promise.all([open(), open(), open()]);
    const key = uuidv7();
    await announceAndDie(first, key, 600);
    await eventually(async () => {
      expect(await countUnpublished(first, key)).toBe(0);
    });
    expect(await messagesInStream()).toBe(600);
  });

  test("keeps events while the broker is away and publishes them when it is back", async () => {
    const participant = await open();
    await participant.bus.whenConnected();
    const key = uuidv7();
    await nats.kill();
    await announce(participant, key, 20);
    expect(await countUnpublished(participant, key)).toBe(20);
    await nats.restart();
    await eventually(async () => {
      expect(await countUnpublished(participant, key)).toBe(0);
    });
    expect(await messagesInStream()).toBe(20);
  });

  test("publishes into streams that the broker has lost", async () => {
    const participant = await open();
    await participant.bus.whenConnected();
    const manager = await jetstreamManager(await observer.whenConnected(), patient);
    await manager.streams.delete("mail-evt");
    const key = uuidv7();
    await announce(participant, key, 5);
    await eventually(async () => {
      expect(await messagesInStream()).toBe(5);
    });
    await eventually(async () => {
      expect(await countUnpublished(participant, key)).toBe(0);
    });
  });

  test("publishes again what a consumer asks for, past the broker's window for doubles", async () => {
    const participant = await open();
    const key = uuidv7();
    await participant.bus.whenConnected();
    await announce(participant, key, 5);
    await eventually(async () => {
      expect([await messagesInStream(), await countUnpublished(participant, key)]).toEqual([5, 0]);
    });
    const connection = await observer.whenConnected();
    const request: ReplayRequest = { channel: "evt", key, fromSeq: 2, toSeq: 4 };
    const answer = await connection.request(replaySubject("imap-ingest"), JSON.stringify(request), patient);
    expect(answer.json()).toEqual({ found: 3, published: 3 });
    expect(await messagesInStream()).toBe(8);
  });

  test("bears requests that make no sense", async () => {
    expect(readWire(ReplayRequest, new TextEncoder().encode("{"))).toBeNull();
    const participant = await open();
    const connection = await observer.whenConnected();
    connection.publish(replaySubject("imap-ingest"), "nonsense");
    const key = uuidv7();
    await announce(participant, key, 1);
    await eventually(async () => {
      expect(await messagesInStream()).toBe(1);
    });
  });
});
