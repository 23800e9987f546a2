import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { useDatabase } from "@mailroom/test-kit/use-database";
import type { Pool } from "pg";
import { migrate } from "../src/migrate.ts";
import { makePatientPool } from "./patient-pool.ts";

const database = useDatabase("routing");
let schemas = 0;
let schema: string;
let pool: Pool;
let directory: string;

beforeEach(async () => {
  schemas += 1;
  schema = `fresh_${schemas}`;
  pool = makePatientPool({ url: database.adminUrl, schema, max: 8, applicationName: "test" });
  directory = await mkdtemp(path.join(tmpdir(), "mailroom-migrations-"));
});
afterEach(async () => {
  await pool.end();
  await rm(directory, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(path.join(directory, name), sql);
const run = () => migrate({ pool, schema, directories: [directory] });

async function countRows(table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*) as count from ${table}`);
  return rows[0]?.count ?? -1;
}

describe("migrations", () => {
  test("are applied once each by many processes that start at the same moment", async () => {
    await write(
      "0001_create_thing.sql",
      "create table thing (id int); insert into thing values (1); select pg_sleep(0.2)",
    );
    await write("0002_add_thing.sql", "insert into thing values (2)");
    await Promise.all([run(), run(), run(), run()]);
    expect(await countRows("thing")).toBe(2);
    expect(await countRows("schema_migration where source = 'service'")).toBe(2);
    expect(await countRows("outbox")).toBe(0);
  });

  test("refuse a schema that a newer version has migrated, and say what to do", async () => {
    await run();
    await pool.query(
      "insert into schema_migration (source, number, name, checksum) values ('service', 7, '0007_later', '')",
    );
    await expect(run()).rejects.toMatchObject({ code: "schema-newer-than-program" });
    await expect(run()).rejects.toThrow(/0007_later.*Start the version that made it/s);
  });

  test("refuse a file that was changed after it had been applied", async () => {
    await write("0001_create_thing.sql", "create table thing (id int)");
    await run();
    await write("0001_create_thing.sql", "create table thing (id bigint)");
    await expect(run()).rejects.toMatchObject({ code: "migration-changed" });
  });

  test("leave nothing behind of a file that fails, and go on from there when it is mended", async () => {
    await write("0001_create_thing.sql", "create table thing (id int); select 1/0");
    await expect(run()).rejects.toMatchObject({ code: "migration-failed" });
    await write("0001_create_thing.sql", "create table thing (id int)");
    await run();
    expect(await countRows("thing")).toBe(0);
  });

  test("refuse files with a gap in their numbers or without a number", async () => {
    await write("0002_create_thing.sql", "select 1");
    await expect(run()).rejects.toMatchObject({ code: "migration-files-invalid" });
    await write("thing.sql", "select 1");
    await expect(run()).rejects.toMatchObject({ code: "migration-files-invalid" });
  });

  test("wait for a table that is in use without standing in the way of others for long", async () => {
    await write("0001_create_thing.sql", "create table thing (id int)");
    await run();
    const user = await pool.connect();
    await user.query("begin");
    await user.query("select * from thing");
    await write("0002_alter_thing.sql", "alter table thing add column name text");
    const migrating = run();
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    await user.query("commit");
    user.release();
    await migrating;
    await pool.query("select name from thing");
  });

  test("leave out the tables of messaging where they are not wanted", async () => {
    await migrate({ pool, schema, directories: [], messaging: "left-out" });
    const { rows } = await pool.query<{ found: boolean }>("select to_regclass('outbox') is not null as found");
    expect(rows).toEqual([{ found: false }]);
  });
});
