import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { MessageContract } from "@mailroom/contracts/define-event";
import { DomainError } from "@mailroom/contracts/domain-error";
import { headsSubject } from "@mailroom/contracts/stream";
import { countDeadLetters, findDeadLetter, listDeadLetters, replayDeadLetter } from "@mailroom/postgres/dead-letter";
import { waitForPosition } from "@mailroom/postgres/wait-for-position";
import { currentTrace } from "@mailroom/runtime/trace-context";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { nanos } from "@nats-io/transport-node";
import { sql } from "kysely";
import { type Handler, notYet, on } from "../src/handler.ts";
import { patient, stepIgnored, stepTaken, takeStep } from "./contracts.ts";
import { useOwnServers } from "./own-servers.ts";
import { openParticipant, type Participant, type Tables } from "./participant.ts";

let producer: Participant;
let opened: Participant[] = [];

// before the hook that ends the servers
afterAll(async () => {
  await producer.close();
});
const servers = useOwnServers(["imap-ingest", "routing"]);

beforeAll(async () => {
  producer = await openParticipant(servers, "imap-ingest");
  await eventually(() => producer.bus.ensureStreams());
});
afterEach(async () => {
  await Promise.all(opened.map((participant) => participant.close()));
  opened = [];
});

async function openConsumer(handlers: readonly Handler<Tables>[], ackWaitMs = 10_000): Promise<Participant> {
  const participant = await openParticipant(servers, "routing");
  opened.push(participant);
  participant.consume({ from: { producer: "imap-ingest" }, handlers, ackWaitMs });
  return participant;
}

/** Through outbox and relay, as services do. */
async function announce(key: string, ...steps: number[]): Promise<void> {
  for (const step of steps) {
    await producer.withTransaction(({ outbox }) => Promise.resolve(outbox.append(stepTaken, { key, data: { step } })));
  }
}

/** Past outbox and relay: as anybody might. */
async function publishRaw(contract: MessageContract, key: string, seq: number, data: unknown): Promise<void> {
  const client = jetstream(await producer.bus.whenConnected(), patient);
  const source = contract.kind === "evt" ? contract.producer : "imap-ingest";
  const time = new Date().toISOString();
  const envelope = { id: uuidv7(), type: contract.type, source, key, seq, time, correlationId: "raw", data };
  await client.publish(`${contract.type}.${key}`, JSON.stringify(envelope));
}

async function effectsOf(participant: Participant, key: string): Promise<number[]> {
  const rows = await participant.database
    .selectFrom("effect")
    .select("seq")
    .where("key", "=", key)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.seq);
}

const remember = on<typeof stepTaken, Tables>(stepTaken, async ({ key, data }, { tx }) => {
  await tx.insertInto("effect").values(effect(key, data.step)).execute();
});

async function parkedKeys(participant: Participant): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from inbox_parked`.execute(participant.database);
  return rows.map((row) => row.key);
}

// "id" is generated; the tests' table type has no word for that
function effect(key: string, seq: number) {
  return { key, seq, id: sql<number>`default` };
}

describe("a consumer", () => {
  test("handles a lone event at once", async () => {
    const tookMs: number[] = [];
    let announcedAt = 0;
    const handler = on<typeof stepTaken, Tables>(stepTaken, (_event, scope) => {
      scope.afterCommit(() => tookMs.push(performance.now() - announcedAt));
      return Promise.resolve();
    });
    const participant = await openConsumer([handler]);
    const key = uuidv7();
    for (let step = 1; step <= 30; step += 1) {
      await producer.withTransaction(({ outbox, afterCommit }) => {
        outbox.append(stepTaken, { key, data: { step } });
        afterCommit(() => {
          announcedAt = performance.now();
        });
        return Promise.resolve();
      });
      expect(await waitForPosition(participant.database, { producer: "imap-ingest", key, seq: step }, 30_000)).toBe(
        true,
      );
    }
    const quickQuarter = tookMs.sort((a, b) => a - b)[tookMs.length >> 2] ?? Infinity;
    // 2 to 3 ms on an idle machine. A busy one slows most of them down; a poll, all.
    expect(quickQuarter).toBeLessThan(250);
  });

  test("begins a stream of snapshots with the first that comes, as those before may be forgotten, and goes on in order", async () => {
    const begin = on<typeof stepTaken, Tables>(
      stepTaken,
      async ({ key, seq }, { tx }) => {
        await tx.insertInto("effect").values(effect(key, seq)).execute();
      },
      { canBegin: true },
    );
    const participant = await openConsumer([begin]);
    const key = uuidv7();
    await publishRaw(stepTaken, key, 4, { step: 4 });
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([4]);
    });
    // later than the next: only the first one may be anything
    await publishRaw(stepTaken, key, 6, { step: 6 });
    await publishRaw(stepTaken, key, 3, { step: 3 });
    await eventually(async () => {
      expect(await parkedKeys(participant)).toContain(key);
    });
    await publishRaw(stepTaken, key, 5, { step: 5 });
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([4, 5, 6]);
    });
  });

  test("says when everything that waited for it has taken effect", async () => {
    const steps = Array.from({ length: 200 }, (_, n) => n + 1);
    for (const step of steps) await publishRaw(stepTaken, "waited", step, { step });
    const participant = await openParticipant(servers, "routing");
    opened.push(participant);
    const slowly = on<typeof stepTaken, Tables>(stepTaken, async ({ key, data }, { tx }) => {
      await pause(2);
      await tx.insertInto("effect").values(effect(key, data.step)).execute();
    });
    const consumer = participant.consume({ from: { producer: "imap-ingest" }, handlers: [slowly] });
    await consumer.caughtUp(30_000);
    expect(await effectsOf(participant, "waited")).toEqual(steps);
    const startedAt = performance.now();
    await consumer.caughtUp(60_000);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  }, 120_000);

  test("advances a stream past events it has no handler for", async () => {
    const participant = await openConsumer([remember]);
    const key = uuidv7();
    await producer.withTransaction(({ outbox }) => {
      outbox.append(stepIgnored, { key, data: { step: 1 } });
      outbox.append(stepTaken, { key, data: { step: 2 } });
      return Promise.resolve();
    });
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([2]);
    });
  });

  test("handles events that may wait in one transaction with the one that may not, and in order", async () => {
    const transactions: unknown[] = [];
    const unhurried = on<typeof stepIgnored, Tables>(
      stepIgnored,
      async ({ key, data }, { tx }) => {
        transactions.push(tx);
        await tx.insertInto("effect").values(effect(key, data.step)).execute();
      },
      { patienceMs: 60_000 },
    );
    const urgent = on<typeof stepTaken, Tables>(stepTaken, async ({ key, data }, { tx }) => {
      transactions.push(tx);
      await tx.insertInto("effect").values(effect(key, data.step)).execute();
    });
    const participant = await openConsumer([unhurried, urgent]);
    const key = uuidv7();
    for (const [step, contract] of [stepIgnored, stepIgnored, stepTaken].entries()) {
      await producer.withTransaction(({ outbox }) => {
        outbox.append(contract, { key, data: { step } });
        return Promise.resolve();
      });
    }
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([0, 1, 2]);
    });
    expect(new Set(transactions).size).toBe(1);
  });

  test("blames a write that its handler did not wait for on its event alone", async () => {
    const [faulty, sound] = [uuidv7(), uuidv7()];
    let isMended = false;
    const handler = on<typeof stepTaken, Tables>(stepTaken, ({ key, data }, { send }) => {
      if (key === faulty && !isMended) send(sql`select 1 / 0`);
      else send(sql`insert into effect (key, seq) values (${key}, ${data.step})`);
      return Promise.resolve();
    });
    const participant = await openConsumer([handler]);
    await producer.withTransaction(({ outbox }) => {
      outbox.append(stepTaken, { key: sound, data: { step: 1 } });
      outbox.append(stepTaken, { key: faulty, data: { step: 2 } });
      outbox.append(stepTaken, { key: sound, data: { step: 3 } });
      return Promise.resolve();
    });
    await eventually(async () => {
      expect(await effectsOf(participant, sound)).toEqual([1, 3]);
      expect(await parkedKeys(participant)).toEqual([faulty]);
    });
    isMended = true;
    await eventually(async () => {
      expect(await effectsOf(participant, faulty)).toEqual([2]);
    });
  });

  test("runs handlers under the event's correlation id and takes the event as the cause of what they append", async () => {
    const traces: unknown[] = [];
    const handler = on<typeof stepTaken, Tables>(stepTaken, ({ envelope }) => {
      traces.push(currentTrace());
      expect(currentTrace()).toEqual({ correlationId: "story-1", causationId: envelope.id, positions: [] });
      return Promise.resolve();
    });
    await openConsumer([handler]);
    await producer.withTransaction(({ outbox }) => {
      outbox.append(stepTaken, { key: uuidv7(), data: { step: 1 }, correlationId: "story-1" });
      return Promise.resolve();
    });
    await eventually(() => {
      expect(traces).toHaveLength(1);
    });
  });

  test("makes a payload that does not fit its contract a dead letter and goes on", async () => {
    const participant = await openConsumer([remember]);
    const key = uuidv7();
    await publishRaw(stepTaken, key, 1, { step: "one" });
    await publishRaw(stepTaken, key, 2, { step: 2 });
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([2]);
    });
    const letters = await listDeadLetters(participant.database, { limit: 10 });
    expect(letters.find((letter) => letter.key === key)).toMatchObject({
      seq: 1,
      code: "payload-invalid",
      state: "open",
    });
  });

  test("makes a message that is no event a dead letter", async () => {
    const participant = await openConsumer([remember]);
    const client = jetstream(await producer.bus.whenConnected(), patient);
    await client.publish(`${stepTaken.type}.nonsense`, "{");
    await eventually(async () => {
      const letters = await listDeadLetters(participant.database, { limit: 10 });
      expect(letters.filter((letter) => letter.code === "unreadable")).toHaveLength(1);
    });
  });

  test("makes an event that is refused for good a dead letter, which takes effect when it is replayed later", async () => {
    const isMended = { now: false };
    const handler = on<typeof stepTaken, Tables>(stepTaken, async (event, scope) => {
      await remember.handle(event.envelope, scope);
      if (event.seq === 2 && !isMended.now) throw new DomainError("step-refused", "invalid", "no such step");
    });
    const participant = await openConsumer([handler]);
    const key = uuidv7();
    await announce(key, 1, 2, 3);
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1, 3]);
    });
    const letters = await listDeadLetters(participant.database, { limit: 10, state: "open" });
    const id = letters.find((one) => one.key === key)?.id ?? "";
    expect(await findDeadLetter(participant.database, id)).toMatchObject({
      ...{ seq: 2, code: "step-refused", detail: "no such step", attempts: 1, type: stepTaken.type },
      envelope: { data: { step: 2 } },
    });
    const openBefore = await countDeadLetters(participant.database);

    expect(await replayDeadLetter(participant.database, id)).toBe(true);
    await eventually(async () => {
      expect(await findDeadLetter(participant.database, id)).toMatchObject({ state: "open", attempts: 2 });
    });
    isMended.now = true;
    expect(await replayDeadLetter(participant.database, id)).toBe(true);
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1, 3, 2]);
    });
    expect(await findDeadLetter(participant.database, id)).toMatchObject({ state: "resolved" });
    expect(await countDeadLetters(participant.database)).toBe(openBefore - 1);
    expect(await replayDeadLetter(participant.database, id)).toBe(false);
  });

  test("lets a stream whose head fails for the moment wait, and only that one", async () => {
    const isThere = { now: false };
    const [waiting, other] = [uuidv7(), uuidv7()];
    const handler = on<typeof stepTaken, Tables>(stepTaken, async (event, scope) => {
      if (event.key === waiting && event.seq === 1 && !isThere.now) throw notYet("the account");
      await remember.handle(event.envelope, scope);
    });
    const participant = await openConsumer([handler]);
    await announce(waiting, 1, 2);
    await announce(other, 1, 2);
    await eventually(async () => {
      expect(await effectsOf(participant, other)).toEqual([1, 2]);
    });
    await announce(waiting, 3);
    await pause(500);
    expect(await effectsOf(participant, waiting)).toEqual([]);
    isThere.now = true;
    await eventually(async () => {
      expect(await effectsOf(participant, waiting)).toEqual([1, 2, 3]);
    });
  });

  test("drops an event that comes again because the acknowledgement was lost", async () => {
    const isLost = { now: false };
    const handler = on<typeof stepTaken, Tables>(stepTaken, async (event, scope) => {
      await remember.handle(event.envelope, scope);
      if (isLost.now) return;
      isLost.now = true;
      const connection = await participant.bus.whenConnected();
      scope.afterCommit(() => void connection.close());
    });
    const participant = await openConsumer([handler], 1_000);
    const key = uuidv7();
    const manager = await jetstreamManager(await producer.bus.whenConnected(), patient);
    const readInfo = () => manager.consumers.info("mail-evt", "routing_from_imap-ingest");
    const before = await eventually(async () => {
      const info = await readInfo();
      expect(info.config.ack_wait).toBe(nanos(1_000));
      expect(info.num_ack_pending + info.num_pending).toBe(0);
      return info.delivered.consumer_seq;
    });
    await announce(key, 1);
    await eventually(async () => {
      expect((await readInfo()).delivered.consumer_seq).toBeGreaterThanOrEqual(before + 2);
    });
    await announce(key, 2);
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1, 2]);
    });
    await eventually(async () => {
      const info = await readInfo();
      expect(info.num_ack_pending + info.num_pending).toBe(0);
    });
    expect(await effectsOf(participant, key)).toEqual([1, 2]);
  });

  test("makes its durable again when it is gone, and handles nothing twice", async () => {
    const participant = await openConsumer([remember]);
    const key = uuidv7();
    await announce(key, 1);
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1]);
    });
    const manager = await jetstreamManager(await producer.bus.whenConnected(), patient);
    await manager.consumers.delete("mail-evt", "routing_from_imap-ingest");
    await announce(key, 2);
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1, 2]);
    });
  });

  test("gets an event that the broker lost from its producer, once a later one shows the gap", async () => {
    const participant = await openConsumer([remember]);
    const key = uuidv7();
    await announceWithoutBroker(key, 1);
    await announce(key, 2);
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1, 2]);
    });
  });

  test("rings when nobody has the missing events any more, and leaves the other streams alone", async () => {
    const participant = await openConsumer([remember]);
    const [torn, whole] = [uuidv7(), uuidv7()];
    await publishRaw(stepTaken, torn, 9, { step: 9 });
    await eventually(() => {
      expect(participant.log.join("")).toContain("stream stands still");
    });
    await announce(whole, 1);
    await eventually(async () => {
      expect(await effectsOf(participant, whole)).toEqual([1]);
    });
    expect(await effectsOf(participant, torn)).toEqual([]);
  });

  test("gets the last event of a stream that the broker lost, once the producer tells its head", async () => {
    const participant = await openConsumer([remember]);
    const key = uuidv7();
    await announceWithoutBroker(key, 1);
    const connection = await producer.bus.whenConnected();
    await eventually(
      async () => {
        // told more than once: a consumer that has just begun may not have listened yet
        connection.publish(headsSubject("imap-ingest"), JSON.stringify([{ channel: "evt", key, seq: 1 }]));
        expect(await effectsOf(participant, key)).toEqual([1]);
      },
      { everyMs: 500 },
    );
  });

  test("receives commands of any producer, each producer's in its own order", async () => {
    const participant = await openParticipant(servers, "routing");
    opened.push(participant);
    const handler = on<typeof takeStep, Tables>(takeStep, async ({ key, data }, { tx }) => {
      await tx.insertInto("effect").values(effect(key, data.step)).execute();
    });
    participant.consume({ from: "commands", handlers: [handler] });
    const key = uuidv7();
    await producer.withTransaction(({ outbox }) =>
      Promise.resolve(outbox.append(takeStep, { key, data: { step: 1 } })),
    );
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1]);
    });
    await participant.withTransaction(({ outbox }) =>
      Promise.resolve(outbox.append(takeStep, { key, data: { step: 2 } })),
    );
    await eventually(async () => {
      expect(await effectsOf(participant, key)).toEqual([1, 2]);
    });
  });

  test("is refused two handlers for one contract, and one for events that cannot reach it", async () => {
    const participant = await openParticipant(servers, "routing");
    opened.push(participant);
    const from = { producer: "imap-ingest" } as const;
    expect(() => participant.consume({ from, handlers: [remember, remember] })).toThrow("two handlers");
    expect(() => participant.consume({ from: { producer: "gateway" }, handlers: [remember] })).toThrow("does not come");
  });
});

/** As if the broker had acknowledged the event and then forgotten it. */
async function announceWithoutBroker(key: string, step: number): Promise<void> {
  await producer.database.transaction().execute(async (tx) => {
    await sql`insert into outbox_stream (channel, key, last_seq) values ('evt', ${key}, ${step})`.execute(tx);
    await sql`
      insert into outbox (id, channel, key, seq, type, occurred_at, correlation_id, data, published_at)
      values (${uuidv7()}, 'evt', ${key}, ${step}, ${stepTaken.type}, now(), 'lost', ${JSON.stringify({ step })}, now())`.execute(
      tx,
    );
  });
}
