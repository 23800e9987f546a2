/**
 * How long a small mail takes from the server's IDLE notification to the committed page, and to the relay's publish. Run
 * by hand: `node services/imap-ingest/test/measure-latency.ts [mails]`. The machine should have nothing else to do.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connectBus } from "@mailroom/bus/connection";
import { startBackingServices } from "@mailroom/local-stack/backing-services";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { makeServiceDatabase } from "@mailroom/local-stack/service-database";
import { blobsUrl } from "@mailroom/local-stack/service-environment";
import { accountChanged } from "@mailroom/contracts/events/account";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { jetstream } from "@nats-io/jetstream";
import { startImapIngest } from "../src/app.ts";
import { accountOf, makeMail, secretKeys } from "./fixtures.ts";

const count = Number(process.argv[2] ?? 100);
const directory = await mkdtemp(join(tmpdir(), "ingest-latency-"));
const need = { postgres: true, nats: true, mail: true };
const backing = await startBackingServices({
  ...{ directory, persistent: false, need, environment: {}, openNats: true },
  progress: (line) => process.stderr.write(`${line}\n`),
});
const { adminUrl } = backing.postgres;
const database = await makeServiceDatabase({ adminUrl, database: "latency", passwordOf: () => "latency" });
const times: number[] = [];
const destination = {
  write(line: string) {
    const entry = JSON.parse(line) as { message: string; noticeToCommitMs: number | null };
    if (entry.message === "page committed" && entry.noticeToCommitMs !== null) times.push(entry.noticeToCommitMs);
  },
};
const logger = makeLogger({ service: "imap-ingest", level: "debug", destination });
const lifecycle = makeLifecycle(logger);
await backing.mail.addMailbox("support@mailroom.test", "latency");
await startImapIngest(
  {
    ...{ MODE: "demo", HOST: "127.0.0.1", PORT: await findFreePort(), LOG_LEVEL: "debug" },
    ...{ INTERNAL_KEY: "an-internal-key-of-32-characters-or-more", SECRET_KEYS: secretKeys },
    ...{ POSTGRES_URL: database.urlOf("imap_ingest"), BLOBS_URL: blobsUrl(database), NATS_URL: backing.nats.url },
    ...{ ALLOWED_DESTINATIONS: ["127.0.0.1/32"], EXTRA_CA_FILE: backing.mail.caFile, PARSER_THREADS: 2 },
  },
  { lifecycle, logger, clock: systemClock, metrics: makeMetrics("imap-ingest") },
);
const bus = await connectBus({ url: backing.nats.url, name: "latency" });
const snapshot = accountOf({ address: "support@mailroom.test", password: "latency", server: backing.mail });
const envelope = {
  ...{ id: snapshot.accountId, type: accountChanged.type, source: "account-config", key: snapshot.accountId, seq: 1 },
  ...{ time: new Date().toISOString(), correlationId: "latency", data: snapshot },
};
await bus.ensureStreams();
const nats = await bus.whenConnected();
await jetstream(nats).publish(`${accountChanged.type}.${snapshot.accountId}`, JSON.stringify(envelope));
await pause(3_000);
for (let sent = 0; sent < count; sent += 1) {
  await backing.mail.deliver({
    from: "ana@example.test",
    to: ["support@mailroom.test"],
    raw: Buffer.from(makeMail()),
  });
  await pause(700); // Dovecot tells of it half a second later
}
await pause(2_000);
times.sort((a, b) => a - b);
const quantile = (q: number) => Number((times[Math.floor(q * (times.length - 1))] ?? NaN).toFixed(2));
process.stdout.write(
  `${JSON.stringify({ mails: times.length, p50Ms: quantile(0.5), p90Ms: quantile(0.9), p99Ms: quantile(0.99) })}\n`,
);
await lifecycle.stop();
await bus.close();
await backing.stop();
await rm(directory, { recursive: true, force: true });
