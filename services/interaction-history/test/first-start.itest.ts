/** The service on a schema without tables, as on the very first start. */
import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { withAdminClient } from "@mailroom/local-stack/service-database";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { useNats } from "@mailroom/test-kit/use-nats";
import { startApp } from "../src/app.ts";

const database = useDatabase("interaction-history");
const nats = useNats();

test("nothing is cleaned up before there are tables", async () => {
  await withAdminClient(database.adminUrl, async (client) => {
    const owner = new URL(database.url).username;
    await client.query(`drop schema ${database.schema} cascade`);
    await client.query(`create schema ${database.schema} authorization ${owner}`);
  });
  const lines: string[] = [];
  const logger = makeLogger({
    service: "interaction-history",
    level: "warn",
    destination: { write: (line) => void lines.push(line) },
  });
  const lifecycle = makeLifecycle(logger);
  await startApp(
    {
      MODE: "demo",
      HOST: "127.0.0.1",
      PORT: await findFreePort(),
      POSTGRES_URL: database.url,
      NATS_URL: nats.url,
      LOG_LEVEL: "warn",
      INTERNAL_KEY: randomBytes(32).toString("base64url"),
      BLOBS_URL: database.blobsUrl,
      RENDER_WORKERS: 1,
    },
    { lifecycle, logger, clock: systemClock, metrics: makeMetrics("interaction-history") },
  );
  await lifecycle.stop();
  expect(lines.filter((line) => line.includes("does not exist"))).toEqual([]);
});
