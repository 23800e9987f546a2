/**
 * "Order and doubles": events of many interactions reach three instances of a consumer shuffled, doubled and late, while
 * instances lose their connections between commit and acknowledgement, transactions are cut off and handlers fail for the
 * moment. The effect must be as if each event came once and in order.
 */
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { jetstream } from "@nats-io/jetstream";
import fc from "fast-check";
import { sql } from "kysely";
import { connectBus } from "../src/connection.ts";
import { notYet, on, type Received } from "../src/handler.ts";
import { patient, stepFollowed, stepTaken } from "./contracts.ts";
import { useOwnServers } from "./own-servers.ts";
import { openParticipant, type Participant, type Tables } from "./participant.ts";

const servers = useOwnServers(["routing"]);

type Trouble = "none" | "not-yet" | "unavailable" | "bug" | "database-cut" | "connection-lost-before-ack";

type Plan = {
  /** Events of each interaction. */
  readonly lengths: readonly number[];
  /** Where each copy of each event stands on the way, in order of these numbers; two copies where there are two. */
  readonly places: readonly (readonly number[])[];
  readonly troubles: readonly Trouble[];
  /** Copies from this place on come late. */
  readonly lateFrom: number;
};

const interactions = 12;
const mostEvents = 10;

const troubleArbitrary = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Trouble>("none") },
  { weight: 1, arbitrary: fc.constant<Trouble>("not-yet") },
  { weight: 1, arbitrary: fc.constant<Trouble>("unavailable") },
  { weight: 1, arbitrary: fc.constant<Trouble>("bug") },
  { weight: 1, arbitrary: fc.constant<Trouble>("database-cut") },
  { weight: 1, arbitrary: fc.constant<Trouble>("connection-lost-before-ack") },
);

const eventCount = interactions * mostEvents;
const planArbitrary: fc.Arbitrary<Plan> = fc.record({
  lengths: fc.array(fc.integer({ min: 1, max: mostEvents }), { minLength: interactions, maxLength: interactions }),
  places: fc.array(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }), {
    minLength: eventCount,
    maxLength: eventCount,
  }),
  troubles: fc.array(troubleArbitrary, { minLength: eventCount, maxLength: eventCount }),
  lateFrom: fc.integer({ min: 700, max: 999 }),
});

type PlannedEvent = {
  readonly key: string;
  readonly seq: number;
  readonly trouble: Trouble;
  readonly places: readonly number[];
};

function eventsOf(plan: Plan): PlannedEvent[] {
  return plan.lengths
    .flatMap((length) => {
      const key = uuidv7();
      return Array.from({ length }, (_, index) => index).map((index) => ({ key, seq: index + 1 }));
    })
    .map((event, index) => ({
      ...event,
      trouble: plan.troubles[index] ?? "none",
      places: plan.places[index] ?? [0],
    }));
}

function envelopeOf({ key, seq }: PlannedEvent): EventEnvelope {
  const id = uuidv7();
  const time = new Date().toISOString();
  return { id, type: stepTaken.type, source: "imap-ingest", key, seq, time, correlationId: id, data: { step: seq } };
}

async function deliver(plan: Plan, events: readonly PlannedEvent[]): Promise<void> {
  // a connection of its own: those of the instances get lost
  const courier = await connectBus({ url: servers.natsUrl(), name: "courier" });
  await eventually(() => courier.ensureStreams());
  const client = jetstream(await courier.whenConnected(), patient);
  const copies = events
    .flatMap((event) => {
      const payload = JSON.stringify(envelopeOf(event));
      return event.places.map((place) => ({ place, subject: `${stepTaken.type}.${event.key}`, payload }));
    })
    .sort((a, b) => a.place - b.place);
  const send = (some: typeof copies) =>
    Promise.all(some.map(({ subject, payload }) => client.publish(subject, payload)));
  await send(copies.filter(({ place }) => place < plan.lateFrom));
  await pause(2_500);
  await send(copies.filter(({ place }) => place >= plan.lateFrom));
  await courier.close();
}

/** What goes wrong with an event does so at its first try, whichever instance makes it. */
function makeHandler(events: readonly PlannedEvent[], participant: Participant, tried: Set<string>) {
  const troubles = new Map(events.map(({ key, seq, trouble }) => [`${key} ${seq}`, trouble]));
  return async ({ key, seq, data }: Received<typeof stepTaken>, scope: TransactionScope<Tables>) => {
    await sql`insert into effect (key, seq) values (${key}, ${data.step})`.execute(scope.tx);
    scope.outbox.append(stepFollowed, { key, data: { step: data.step } });
    const name = `${key} ${seq}`;
    if (tried.has(name)) return;
    tried.add(name);
    await makeTrouble(troubles.get(name) ?? "none", participant, scope);
  };
}

async function makeTrouble(trouble: Trouble, participant: Participant, scope: TransactionScope<Tables>): Promise<void> {
  if (trouble === "not-yet") throw notYet("an event of somebody else");
  if (trouble === "unavailable") throw new DomainError("busy", "unavailable", "come back later");
  if (trouble === "bug") throw new TypeError("a bug that shows once");
  if (trouble === "database-cut") await sql`select pg_terminate_backend(pg_backend_pid())`.execute(scope.tx);
  if (trouble === "connection-lost-before-ack") {
    const connection = await participant.bus.whenConnected();
    scope.afterCommit(() => {
      // destroys the socket at once: nothing of what the consumer says afterwards reaches the broker
      void connection.close();
    });
  }
}

async function readEffects(participant: Participant): Promise<Map<string, number[]>> {
  const rows = await participant.database.selectFrom("effect").select(["key", "seq"]).orderBy("id").execute();
  return new Map([...Map.groupBy(rows, (row) => row.key)].map(([key, some]) => [key, some.map((row) => row.seq)]));
}

async function readAnswers(participant: Participant): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ key: string; seq: number; step: number }>`
    select key, seq, (data->>'step')::int as step from outbox order by key, seq`.execute(participant.database);
  expect(rows.filter((row) => row.seq !== row.step)).toEqual([]);
  return new Map([...Map.groupBy(rows, (row) => row.key)].map(([key, some]) => [key, some.map((row) => row.seq)]));
}

async function clear(participant: Participant): Promise<void> {
  const tables = sql`effect, outbox, outbox_stream, inbox_position, inbox_parked, dead_letter`;
  await sql`truncate ${tables}`.execute(participant.database);
}

async function runPlan(plan: Plan): Promise<void> {
  const events = eventsOf(plan);
  const instances = await Promise.all([1, 2, 3].map(() => openParticipant(servers, "routing")));
  const [first] = instances;
  if (first === undefined) throw new Error("no instance");
  await clear(first);
  const tried = new Set<string>();
  try {
    for (const instance of instances) {
      const handlers = [on(stepTaken, makeHandler(events, instance, tried))];
      instance.consume({ from: { producer: "imap-ingest" }, handlers, ackWaitMs: 2_000 });
    }
    await deliver(plan, events);
    const expected = new Map(
      [...Map.groupBy(events, (event) => event.key)].map(([key, some]) => [key, some.map((event) => event.seq)]),
    );
    await eventually(
      async () => {
        const { rows } = await sql<{ count: number }>`select count(*) as count from effect`.execute(first.database);
        expect(rows[0]?.count).toBeGreaterThanOrEqual(events.length);
      },
      { deadlineMs: 60_000, everyMs: 100 },
    );
    // time for a double to show
    await pause(2_500);
    expect(await readEffects(first)).toEqual(expected);
    expect(await readAnswers(first)).toEqual(expected);
    const { rows } = await sql`select from inbox_parked union all select from dead_letter`.execute(first.database);
    expect(rows).toHaveLength(0);
  } finally {
    await Promise.all(instances.map((instance) => instance.close()));
  }
}

describe("events of many interactions, shuffled, doubled and late, with crashes and failures, to three instances", () => {
  test("take effect as if each came once and in order", async () => {
    await fc.assert(fc.asyncProperty(planArbitrary, runPlan), { numRuns: 4, endOnFailure: true });
  }, 360_000);
});
