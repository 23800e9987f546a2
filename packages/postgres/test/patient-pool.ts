import type { Pool } from "pg";
import { makePool, type PoolOptions } from "../src/pool.ts";

/**
 * A pool that waits longer for locks and connections than a service would: a test holds some of them itself, and may stand
 * still meanwhile on a busy machine.
 */
export function makePatientPool(options: PoolOptions): Pool {
  const pool = makePool(options);
  Object.assign(pool.options, { lock_timeout: 30_000, connectionTimeoutMillis: 30_000 });
  return pool;
}
