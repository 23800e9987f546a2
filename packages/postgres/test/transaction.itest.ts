import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { defineCommand, defineEvent } from "@mailroom/contracts/define-event";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { systemClock } from "@mailroom/runtime/clock";
import { runWithTrace } from "@mailroom/runtime/trace-context";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { type Kysely, sql } from "kysely";
import type { Pool } from "pg";
import Type from "typebox";
import { makeDatabase } from "../src/database.ts";
import { makeWithTransaction, type WithTransaction } from "../src/transaction.ts";
import { makePatientPool } from "./patient-pool.ts";

type Tables = { tally: { id: number; value: number } };

const schema = Type.Object({ text: Type.String() }, { additionalProperties: false });
const noted = defineEvent({ producer: "routing", name: "thing.noted", version: 1, description: "", schema });
const ask = { target: "gateway", name: "thing.ask", version: 1, description: "", schema } as const;
const asked = defineCommand({ ...ask, senders: ["routing"] });
const notOurs = defineCommand({ ...ask, senders: ["gateway"] });
const foreign = defineEvent({ producer: "gateway", name: "thing.noted", version: 1, description: "", schema });

const home = useDatabase("routing");
let pool: Pool;
let database: Kysely<Tables>;
let withTransaction: WithTransaction<Tables>;
let committed: EventEnvelope[] = [];

beforeAll(async () => {
  pool = makePatientPool({ url: home.url, schema: home.schema, max: 10, applicationName: "test" });
  database = makeDatabase<Tables>(pool);
  await sql`create table tally (id int primary key, value int not null)`.execute(database);
  await sql`insert into tally values (1, 0), (2, 0)`.execute(database);
  withTransaction = makeWithTransaction({
    ...{ database, source: "routing", clock: systemClock },
    onCommitted: (envelopes) => {
      committed.push(...envelopes);
    },
  });
});
beforeEach(() => {
  committed = [];
});
afterAll(() => pool.end());

async function note(key: string, ...texts: string[]): Promise<void> {
  await withTransaction(({ outbox }) => {
    for (const text of texts) outbox.append(noted, { key, data: { text } });
    return Promise.resolve();
  });
}

async function storedSeqs(key: string): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`select seq from outbox where key = ${key} order by seq`.execute(database);
  return rows.map((row) => row.seq);
}

describe("events of a transaction", () => {
  test("are numbered without gap per stream, whatever runs at the same time", async () => {
    const keys = [uuidv7(), uuidv7(), uuidv7()];
    const rounds = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(
      rounds.map((round) =>
        withTransaction(({ outbox }) => {
          // streams in another order each time: locks are taken in one order all the same
          const order = round % 2 === 0 ? keys : keys.toReversed();
          for (const key of order) outbox.append(noted, { key, data: { text: `${round}` } });
          return round % 5 === 4 ? Promise.reject(new Error("undone")) : Promise.resolve();
        }).catch(() => undefined),
      ),
    );
    const numbers = Array.from({ length: 32 }, (_, index) => index + 1);
    for (const key of keys) expect(await storedSeqs(key)).toEqual(numbers);
    for (const key of keys) {
      const seqs = committed.filter((envelope) => envelope.key === key).map((envelope) => envelope.seq);
      expect(seqs.toSorted((a, b) => a - b)).toEqual(numbers);
    }
  });

  test("are numbered in the order they were appended and handed over once committed", async () => {
    const key = uuidv7();
    await note(key, "a", "b");
    await note(key, "c");
    expect(committed.map(({ seq, data }) => ({ seq, data }))).toEqual([
      { seq: 1, data: { text: "a" } },
      { seq: 2, data: { text: "b" } },
      { seq: 3, data: { text: "c" } },
    ]);
    expect(committed[0]).toMatchObject({ type: "mail.evt.routing.thing.noted.v1", source: "routing", key });
  });

  test("have streams of their own for facts and for each target's commands", async () => {
    const key = uuidv7();
    await withTransaction(({ outbox }) => {
      outbox.append(noted, { key, data: { text: "fact" } });
      outbox.append(asked, { key, data: { text: "order" } });
      return Promise.resolve();
    });
    expect(committed.map((envelope) => envelope.seq)).toEqual([1, 1]);
  });

  test("take the number their aggregate gives them", async () => {
    const key = uuidv7();
    await withTransaction(({ outbox }) => {
      outbox.append(noted, { key, data: { text: "a" }, seq: 41 });
      outbox.append(noted, { key, data: { text: "b" }, seq: 42 });
      return Promise.resolve();
    });
    expect(await storedSeqs(key)).toEqual([41, 42]);
    await note(key, "c");
    expect(await storedSeqs(key)).toEqual([41, 42, 43]);
  });

  test("carry NUL and lone surrogates, as mail brings them", async () => {
    const key = uuidv7();
    await note(key, "a\u0000b\ud800c");
    const { rows } = await sql<{ data: unknown }>`select data from outbox where key = ${key}`.execute(database);
    expect(rows).toEqual([{ data: { text: "a\u0000b\ud800c" } }]);
  });

  test("are refused where they do not fit their contract, belong to another producer or sender, or are too large", async () => {
    const append = (contract: typeof noted | typeof notOurs, key: string, data: unknown) =>
      withTransaction(({ outbox }) =>
        Promise.resolve(outbox.append(contract, { key, data: data as { text: string } })),
      );
    await expect(append(noted, "k", { text: 1 })).rejects.toMatchObject({
      code: "event-invalid",
      fields: [{ pointer: "/text" }],
    });
    await expect(append(noted, "a.b", { text: "" })).rejects.toMatchObject({ code: "event-invalid" });
    await expect(append(foreign, "k", { text: "" })).rejects.toMatchObject({ code: "event-invalid" });
    await expect(append(notOurs, "k", { text: "" })).rejects.toMatchObject({ code: "event-invalid" });
    await expect(append(noted, "k", { text: "ä".repeat(131_073) })).rejects.toMatchObject({ code: "event-too-large" });
    expect(committed).toEqual([]);
  });

  test("belong to the running call: its correlation, its cause, and the positions it has written", async () => {
    const key = uuidv7();
    const trace = { correlationId: "call-1", causationId: "event-0", positions: [] };
    await runWithTrace(trace, async () => {
      await note(key, "a");
      await withTransaction(({ outbox }) => Promise.resolve(outbox.append(asked, { key, data: { text: "" } })));
    });
    expect(committed[0]).toMatchObject({ correlationId: "call-1", causationId: "event-0" });
    expect(trace.positions).toEqual([{ producer: "routing", key, seq: 1 }]);
  });

  test("fall into the default partition on a day that has none", async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'outbox'::regclass and c.relname ~ '[0-9]$'`.execute(database);
    expect(rows).toHaveLength(9);
    for (const { name } of rows) await sql`drop table ${sql.table(name)}`.execute(database);
    const key = uuidv7();
    await note(key, "a");
    expect(await storedSeqs(key)).toEqual([1]);
  });
});

describe("a transaction", () => {
  test("runs again after a deadlock, and afterCommit only for the run that was committed", async () => {
    const runs: string[] = [];
    const commits: string[] = [];
    let holders = 0;
    const both = Promise.withResolvers<null>();
    const bump = (name: string, first: number, second: number) =>
      withTransaction(async ({ tx, afterCommit }) => {
        runs.push(name);
        afterCommit(() => commits.push(name));
        await tx
          .updateTable("tally")
          .set("value", sql<number>`value + 1`)
          .where("id", "=", first)
          .execute();
        // each holds its first lock before either asks for its second
        holders += 1;
        if (holders === 2) both.resolve(null);
        await both.promise;
        await tx
          .updateTable("tally")
          .set("value", sql<number>`value + 1`)
          .where("id", "=", second)
          .execute();
      });
    await Promise.all([bump("a", 1, 2), bump("b", 2, 1)]);
    expect(runs.length).toBeGreaterThan(2);
    expect(commits.toSorted()).toEqual(["a", "b"]);
    const rows = await database.selectFrom("tally").select("value").orderBy("id").execute();
    expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
  });

  test("lets beforeCommit see all that was done, and add to it", async () => {
    const [first, second] = [uuidv7(), uuidv7()];
    await withTransaction(async ({ tx, outbox, beforeCommit }) => {
      beforeCommit(async () => {
        const { rows } = await sql<{ value: number }>`select value from tally where id = 3`.execute(tx);
        outbox.append(noted, { key: second, data: { text: String(rows[0]?.value) } });
      });
      outbox.append(noted, { key: first, data: { text: "" } });
      await sql`insert into tally (id, value) values (3, 7)`.execute(tx);
    });
    expect(committed.map(({ key, data }) => [key, data])).toEqual([
      [first, { text: "" }],
      [second, { text: "7" }],
    ]);
    await sql`delete from tally where id = 3`.execute(database);
  });

  test("fails with what beforeCommit throws", async () => {
    const key = uuidv7();
    const failing = withTransaction(async ({ outbox, beforeCommit }) => {
      beforeCommit(() => Promise.reject(new Error("not like this")));
      outbox.append(noted, { key, data: { text: "" } });
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow("not like this");
    expect([committed, await storedSeqs(key)]).toEqual([[], []]);
  });

  test("that fails announces nothing and calls nobody", async () => {
    const called: number[] = [];
    const key = uuidv7();
    const failing = withTransaction(({ outbox, afterCommit }) => {
      outbox.append(noted, { key, data: { text: "" } });
      afterCommit(() => called.push(1));
      return Promise.reject(new Error("undone"));
    });
    await expect(failing).rejects.toThrow("undone");
    expect([called, committed, await storedSeqs(key)]).toEqual([[], [], []]);
  });
});
