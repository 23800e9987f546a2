import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { queueChanged } from "@mailroom/contracts/events/queue";
import { systemClock } from "@mailroom/runtime/clock";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { useDatabase } from "@mailroom/test-kit/use-database";
import type { Pool } from "pg";
import { type Announcing, announceAnew } from "../src/announce-anew.ts";
import { makeDatabase } from "../src/database.ts";
import { idsAfter } from "../src/ids-after.ts";
import { makeWithTransaction, type WithTransaction } from "../src/transaction.ts";
import { makePatientPool } from "./patient-pool.ts";

const home = useDatabase("routing");
let pool: Pool;
let withTransaction: WithTransaction<object>;
const announced: string[] = [];

beforeAll(async () => {
  pool = makePatientPool({ url: home.url, schema: home.schema, max: 5, applicationName: "test" });
  withTransaction = makeWithTransaction({
    database: makeDatabase<object>(pool),
    source: "routing",
    clock: systemClock,
    onCommitted: (envelopes) => announced.push(...envelopes.map(({ key }) => key)),
  });
  await pool.query("create table thing (id uuid primary key)");
});
afterAll(() => pool.end());

async function addThings(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await pool.query("insert into thing select unnest($1::uuid[])", [ids]);
  return ids;
}

function things(revision: number, failAt?: number): Announcing<object> {
  let pages = 0;
  return {
    ...{ kind: "thing", revision },
    async announceNext({ tx, outbox }, page) {
      pages += 1;
      if (pages === failAt) throw new Error("killed");
      const ids = await idsAfter(tx, "thing", { ...page, softDeletes: false });
      const queue = { name: "q", strategy: "rrmemory" as const, agentTimeoutSeconds: 30, weight: 0, agentIds: [] };
      for (const queueId of ids) {
        outbox.append(queueChanged, { key: queueId, data: { queueId, version: 1, ...queue, deletedAt: null } });
      }
      return ids;
    },
  };
}

test("all are announced once for each revision, by however many instances, and on from where one was stopped", async () => {
  const first = await addThings(120);
  await expect(announceAnew(withTransaction, things(1, 2))).rejects.toThrow("killed");
  expect(announced).toHaveLength(50);

  await Promise.all([announceAnew(withTransaction, things(1)), announceAnew(withTransaction, things(1))]);
  expect(announced).toEqual([...first].sort());

  const later = await addThings(1);
  await announceAnew(withTransaction, things(1));
  expect(announced).toHaveLength(120);

  announced.length = 0;
  await announceAnew(withTransaction, things(2));
  expect(announced).toEqual([...first, ...later].sort());

  // The version before, started again beside or after the new one.
  await announceAnew(withTransaction, things(1));
  expect(announced).toHaveLength(121);
});
