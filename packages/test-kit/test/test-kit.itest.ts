import { Redis } from "ioredis";
import pg from "pg";
import { connect } from "@nats-io/transport-node";
import { jetstreamManager } from "@nats-io/jetstream";
import { expect, test } from "@jest/globals";
import { makeDatabase, useDatabase } from "../src/use-database.ts";
import { useMailbox } from "../src/use-mailbox.ts";
import { useNats } from "../src/use-nats.ts";
import { useRedis } from "../src/use-redis.ts";

const database = useDatabase("routing");
const nats = useNats();
const redis = useRedis();
const mailbox = useMailbox();

const query = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

test("a service's database has its tables migrated, for its own role", async () => {
  expect(await query(database.url, "select current_user::text as user, current_schema::text as schema")).toEqual([
    { user: "mailroom_routing", schema: "routing" },
  ]);
  expect(await query(database.url, "select count(*)::int as count from outbox")).toEqual([{ count: 0 }]);
});

test("a service's role sees no other schema, not even the blob store's", async () => {
  await expect(query(database.url, "select * from blobs.blob")).rejects.toThrow("permission denied for schema blobs");
  await expect(query(database.url, "create table gateway.mine (id int)")).rejects.toThrow(
    "permission denied for schema",
  );
  await expect(query(database.url, "create table public.mine (id int)")).rejects.toThrow(
    "permission denied for schema",
  );
  await expect(query(database.url, "create temporary table mine (id int)")).rejects.toThrow("permission denied");
});

test("two databases of one service share nothing", async () => {
  const other = await makeDatabase("routing");
  await query(database.url, "create table only_here (id int)");
  await expect(query(other.url, "select * from only_here")).rejects.toThrow("does not exist");
});

test("streams survive a kill of the file's NATS server", async () => {
  const streamsOf = async () => {
    const connection = await connect({ servers: nats.url });
    const manager = await jetstreamManager(connection, { timeout: 30_000 });
    await manager.streams.add({ name: "kept", subjects: ["kept.>"] });
    const names = await manager.streams.names().next();
    await connection.close();
    return names;
  };
  expect(await streamsOf()).toEqual(["kept"]);
  await nats.kill();
  await nats.restart();
  expect(await streamsOf()).toEqual(["kept"]);
});

test("the file's Redis database is not the first and begins empty", async () => {
  expect(new URL(redis.url).pathname).toMatch(/^\/[1-9]\d*$/);
  const client = new Redis(redis.url);
  expect(await client.dbsize()).toBe(0);
  client.disconnect();
});

test("a fresh mailbox takes mail byte for byte below the trace headers", async () => {
  await mailbox.deliver("Subject: first\r\n\r\n.dots\r\n..stay\r\n.\r\n");
  const [message] = await mailbox.list();
  expect(message?.raw.toString()).toMatch(/Subject: first\r\n\r\n\.dots\r\n\.\.stay\r\n\.\r\n$/);
  expect(message?.flags.has("\\Seen")).toBe(false);
  expect(await mailbox.list("Sent")).toEqual([]);
});
