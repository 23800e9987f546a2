import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { defineEvent } from "@mailroom/contracts/define-event";
import { systemClock } from "@mailroom/runtime/clock";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { sql } from "kysely";
import type { Pool } from "pg";
import Type from "typebox";
import { makeDatabase } from "../src/database.ts";
import { isUnreachable } from "../src/postgres-error.ts";
import { PreparingClient } from "../src/preparing-client.ts";
import { makeWithTransaction, type WithTransaction } from "../src/transaction.ts";
import { makePatientPool } from "./patient-pool.ts";

type Tables = Record<string, never>;

const schema = Type.Object({ text: Type.String() }, { additionalProperties: false });
const noted = defineEvent({ producer: "routing", name: "thing.noted", version: 1, description: "", schema });

const home = useDatabase("routing");
let pool: Pool;
let withTransaction: WithTransaction<Tables>;

/** Of one connection, so that each transaction meets what the one before has left on it. */
function openPool(): Pool {
  return makePatientPool({ url: home.url, schema: home.schema, max: 1, applicationName: "pipelined" });
}

function transactionsOf(one: Pool): WithTransaction<Tables> {
  const database = makeDatabase<Tables>(one);
  return makeWithTransaction({ database, source: "routing", clock: systemClock, onCommitted: () => undefined });
}

beforeAll(async () => {
  pool = openPool();
  withTransaction = transactionsOf(pool);
  await pool.query(
    "create table thing (id int primary key, parent int references thing deferrable initially deferred)",
  );
});
beforeEach(async () => {
  await pool.query("truncate thing");
});
afterAll(() => pool.end());

const insert = (id: number, parent: number | null = null) => sql`insert into thing values (${id}, ${parent})`;

async function storedIds(): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>("select id from thing order by id");
  return rows.map((row) => row.id);
}

describe("a transaction in few round trips", () => {
  test("answers statements that go out together in their order, each seeing those before", async () => {
    const counts = await withTransaction(async ({ tx, send }) => {
      send(insert(1));
      const count = () => sql<{ n: number }>`select count(*) as n from thing`.execute(tx);
      const first = count();
      send(insert(2));
      const answers = await Promise.all([first, count()]);
      return answers.map(({ rows }) => rows[0]?.n);
    });
    expect(counts).toEqual([1, 2]);
    expect(await storedIds()).toEqual([1, 2]);
  });

  test("does nothing of its first statement where begin fails", async () => {
    const other = openPool();
    const transact = transactionsOf(other);
    await transact(async ({ tx }) => insert(1).execute(tx));
    await other.query("deallocate begin");
    const write = transact(async ({ tx, send }) => {
      const first = insert(2).execute(tx);
      send(insert(3));
      await first;
    });
    await expect(write).rejects.toMatchObject({ code: "26000" });
    await other.end();
    expect(await storedIds()).toEqual([1]);
  });

  test("fails with the error of a write that nobody waited for, and keeps nothing", async () => {
    const key = uuidv7();
    const write = withTransaction(({ send, outbox }) => {
      send(insert(1));
      send(insert(1));
      outbox.append(noted, { key, data: { text: "" } });
      return Promise.resolve();
    });
    await expect(write).rejects.toMatchObject({ code: "23505" });
    const { rows } = await pool.query("select from outbox where key = $1", [key]);
    expect([rows, await storedIds()]).toEqual([[], []]);
  });

  test("names that write also where a later read was refused because of it", async () => {
    const write = withTransaction(async ({ tx, send }) => {
      send(insert(1));
      send(insert(1));
      await sql`select 1`.execute(tx);
      await sql`select 2`.execute(tx);
    });
    await expect(write).rejects.toMatchObject({ code: "23505" });
  });

  test("is repeated where a write that nobody waited for met a deadlock", async () => {
    let runs = 0;
    await withTransaction(async ({ tx, send }) => {
      runs += 1;
      await insert(runs).execute(tx);
      if (runs === 1) send(sql`do $$ begin raise exception 'met another' using errcode = '40P01'; end $$`);
    });
    expect([runs, await storedIds()]).toEqual([2, [2]]);
  });

  test("fails where the commit does", async () => {
    const write = withTransaction(({ send }) => {
      send(insert(1, 99));
      return Promise.resolve();
    });
    await expect(write).rejects.toMatchObject({ code: "23503" });
    expect(await storedIds()).toEqual([]);
  });

  test("takes no statement of a branch that goes on after it has failed", async () => {
    const late = Promise.withResolvers<undefined>();
    let straggler: Promise<unknown> = Promise.resolve();
    const write = withTransaction(async ({ tx }) => {
      straggler = late.promise.then(() => insert(1).execute(tx));
      straggler.catch(() => undefined);
      await insert(2).execute(tx);
      throw new Error("undone");
    });
    await expect(write).rejects.toThrow("undone");
    late.resolve(undefined);
    await expect(straggler).rejects.toThrow("has ended");
    expect(await storedIds()).toEqual([]);
  });

  test.each(["a connection's first transaction", "a later one"])(
    "keeps nothing of what was sent before %s was given up without waiting",
    async (which) => {
      const other = openPool();
      const transact = transactionsOf(other);
      if (which === "a later one") await transact(async ({ tx }) => sql`select 1`.execute(tx));
      let straggler: Promise<unknown> = Promise.resolve();
      const write = transact(({ tx, send }) => {
        straggler = insert(1)
          .execute(tx)
          .then(() => insert(2).execute(tx));
        straggler.catch(() => undefined);
        send(insert(3));
        send(insert(4));
        return Promise.reject(new Error("undone"));
      });
      await expect(write).rejects.toThrow("undone");
      await expect(straggler).rejects.toThrow("has ended");
      await other.end();
      expect(await storedIds()).toEqual([]);
    },
  );

  test("takes no statement after a commit that went out with the first one", async () => {
    let late: () => Promise<unknown> = () => Promise.resolve();
    await withTransaction(({ tx, send }) => {
      late = () => insert(2).execute(tx);
      send(insert(1));
      return Promise.resolve();
    });
    await expect(late()).rejects.toThrow("has ended");
    expect(await storedIds()).toEqual([1]);
  });

  test("prepares a statement once, also when it is first asked for twice together", async () => {
    const same = (n: number) => sql<{ twice: number }>`select ${n}::int * 2 as twice`;
    const answers = await withTransaction(({ tx }) =>
      Promise.all([same(1).execute(tx), same(2).execute(tx), same(3).execute(tx)]),
    );
    expect(answers.map(({ rows }) => rows[0]?.twice)).toEqual([2, 4, 6]);
    const { rows } = await pool.query(
      "select from pg_prepared_statements where statement = 'select $1::int * 2 as twice'",
    );
    expect(rows).toHaveLength(1);
  });

  test("fails as unreachable when its connection is cut, and the next one gets another", async () => {
    const write = withTransaction(async ({ tx, send }) => {
      await insert(1).execute(tx);
      send(sql`select pg_terminate_backend(pg_backend_pid())`);
      await insert(2).execute(tx);
    });
    expect(isUnreachable(await write.catch((error: unknown) => error))).toBe(true);
    await withTransaction(async ({ tx }) => insert(3).execute(tx));
    expect(await storedIds()).toEqual([3]);
  });
});

test("a statement without an answer ends its connection at the deadline, with all that waits behind it", async () => {
  const client = new PreparingClient({ connectionString: home.url, query_timeout: 200 });
  client.on("error", () => undefined);
  await client.connect();
  const answers = await Promise.allSettled([client.query("select pg_sleep(2)", []), client.query("select 1", [])]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(client.query("select 1", [])).rejects.toThrow();
});
