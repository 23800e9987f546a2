import { afterAll, expect, test } from "@jest/globals";
import { systemClock } from "@mailroom/runtime/clock";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { sql } from "kysely";
import type { Pool } from "pg";
import { makeDatabase } from "../src/database.ts";
import { makeWithTransaction } from "../src/transaction.ts";
import { makePatientPool } from "./patient-pool.ts";

const database = useDatabase("routing");
let pool: Pool | undefined;
const lend = () =>
  (pool ??= makePatientPool({ url: database.url, schema: database.schema, max: 1, applicationName: "prepared" }));
afterAll(async () => pool?.end());

test("a parameterised statement is prepared once for its connection", async () => {
  for (let index = 0; index < 3; index += 1) await lend().query("select $1::int + 1 as n", [index]);
  const { rows } = await lend().query<{ statement: string }>("select statement from pg_prepared_statements");
  expect(rows.filter((row) => row.statement === "select $1::int + 1 as n")).toHaveLength(1);
});

test("a transaction whose prepared statement a migration has outdated is repeated and succeeds", async () => {
  const db = makeDatabase<Record<string, never>>(lend());
  const withTransaction = makeWithTransaction({
    database: db,
    source: "routing",
    clock: systemClock,
    onCommitted: () => undefined,
  });
  await lend().query("create table growing (id int)");
  await lend().query("insert into growing values (1)");
  const read = () =>
    withTransaction(async ({ tx }) => (await sql`select * from growing where id = ${1}`.execute(tx)).rows);
  expect(await read()).toEqual([{ id: 1 }]);
  const other = makePatientPool({ url: database.url, schema: database.schema, max: 1, applicationName: "migration" });
  await other.query("alter table growing add column name text default 'a'");
  await other.end();
  expect(await read()).toEqual([{ id: 1, name: "a" }]);
});
