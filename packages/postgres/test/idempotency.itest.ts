import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { systemClock } from "@mailroom/runtime/clock";
import { useDatabase } from "@mailroom/test-kit/use-database";
import type { Pool } from "pg";
import { makeDatabase } from "../src/database.ts";
import { type IdempotentRequest, withIdempotency } from "../src/idempotency.ts";
import { makeWithTransaction, type WithTransaction } from "../src/transaction.ts";
import { makePatientPool } from "./patient-pool.ts";

const home = useDatabase("routing");
let pool: Pool;
let withTransaction: WithTransaction<object>;

beforeAll(() => {
  pool = makePatientPool({ url: home.url, schema: home.schema, max: 10, applicationName: "test" });
  const database = makeDatabase<object>(pool);
  withTransaction = makeWithTransaction({
    database,
    source: "routing",
    clock: systemClock,
    onCommitted: () => undefined,
  });
});
afterAll(() => pool.end());

const request = (key: string, requestHash = "h"): IdempotentRequest => ({
  principalId: "p",
  operationId: "o",
  key,
  requestHash,
});
const call = <T>(one: IdempotentRequest, run: () => Promise<T>) =>
  withTransaction((scope) => withIdempotency(scope, one, run));

test("a request that comes again gets the first answer and runs once, even at the same moment", async () => {
  const runs = { count: 0 };
  const run = async () => {
    runs.count += 1;
    await pause(100);
    return { status: 201, body: { id: runs.count } };
  };
  const answers = await Promise.all([1, 2, 3].map(() => call(request("same"), run)));
  expect(answers).toEqual(Array(3).fill({ status: 201, body: { id: 1 } }));
  expect(runs.count).toBe(1);
});

test("another request under the same key is refused", async () => {
  await call(request("taken"), () => Promise.resolve(1));
  await expect(call(request("taken", "other"), () => Promise.resolve(2))).rejects.toMatchObject({
    ...{ code: "idempotency-key-reused", status: 422 },
  });
});

test("the same key of another caller is another key", async () => {
  await call(request("mine"), () => Promise.resolve(1));
  const other = { ...request("mine", "other"), principalId: "q" };
  expect(await call(other, () => Promise.resolve(2))).toBe(2);
});

test("a request that failed may be tried again", async () => {
  await expect(call(request("failed"), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await call(request("failed"), () => Promise.resolve(3))).toBe(3);
});
