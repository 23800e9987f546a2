import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { type Kysely, sql } from "kysely";
import type { Pool } from "pg";
import { makeDatabase } from "../src/database.ts";
import { createOutboxPartitions, dropOldOutboxPartitions } from "../src/outbox-partitions.ts";
import { makePatientPool } from "./patient-pool.ts";

const home = useDatabase("routing");
let pool: Pool;
let database: Kysely<object>;

beforeAll(() => {
  pool = makePatientPool({ url: home.url, schema: home.schema, max: 6, applicationName: "test" });
  database = makeDatabase<object>(pool);
});
beforeEach(() => sql`truncate outbox`.execute(database));
afterAll(() => pool.end());

async function partitions(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox'::regclass order by 1`.execute(database);
  return rows.map((row) => row.name);
}

async function addDay(daysAgo: number): Promise<string> {
  const day = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const name = `outbox_${day.replaceAll("-", "")}`;
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  await sql`create table ${sql.table(name)} partition of outbox
    for values from (${sql.lit(`${day}T00:00:00Z`)}) to (${sql.lit(`${next}T00:00:00Z`)})`.execute(database);
  return name;
}

async function addEvent(daysAgo: number, isPublished: boolean): Promise<void> {
  await sql`
    insert into outbox (id, created_at, channel, key, seq, type, occurred_at, correlation_id, data, published_at)
    values (gen_random_uuid(), now() - make_interval(days => ${daysAgo}), 'evt', 'k', 1, 't', now(), 'c', '{}',
      ${isPublished ? sql`now()` : null})`.execute(database);
}

test("partitions reach a week ahead, also when several processes make them at once", async () => {
  const before = await partitions();
  for (const name of before.slice(-4, -1)) await sql`drop table ${sql.table(name)}`.execute(database);
  // one that another keeps waiting for a second gives up, and its caller tries again
  await Promise.all([1, 2, 3].map(() => eventually(() => createOutboxPartitions(database))));
  expect(await partitions()).toEqual(before);
});

test("partitions older than 14 days are dropped, but not with events the broker never took", async () => {
  const [old, waiting, young] = [await addDay(20), await addDay(16), await addDay(13)];
  await addEvent(20, true);
  await addEvent(16, false);
  await addEvent(13, true);
  await dropOldOutboxPartitions(database);
  const left = await partitions();
  expect([old, waiting, young].map((name) => left.includes(name))).toEqual([false, true, true]);
});

test("a day that has events in the default partition keeps them there", async () => {
  const [, name = ""] = (await partitions()).filter((one) => one !== "outbox_default").slice(-2);
  await sql`drop table ${sql.table(name)}`.execute(database);
  const day = `${name.slice(7, 11)}-${name.slice(11, 13)}-${name.slice(13)}T12:00:00Z`;
  await addEvent(0, true);
  await sql`insert into outbox (id, created_at, channel, key, seq, type, occurred_at, correlation_id, data)
    values (gen_random_uuid(), ${day}, 'evt', 'k', 2, 't', now(), 'c', '{}')`.execute(database);
  await createOutboxPartitions(database);
  expect(await partitions()).not.toContain(name);
});
