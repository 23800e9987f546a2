/**
 * `npm run bench:latency`: how long after a mail was delivered it is offered to an agent, minus the time in which the IMAP
 * server itself announces a delivery to an idling client, measured in the same run on a mailbox that nobody else reads.
 *
 * The offer counts when the agent's browser would have it: at the client end of the gateway's event stream. Stages are taken
 * from the broker on the way, to see where the time goes. `--messages N` (default 200).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { connectNats } from "@mailroom/local-stack/connect-nats";
import { connectLmtp } from "@mailroom/local-stack/lmtp";
import { composeMail } from "../compose-mail.ts";
import { createDesk, goAvailable } from "../desk.ts";
import { openEventReader } from "../event-reader.ts";
import { atMost, printReport } from "../report.ts";
import { startWholeSystem, type Mailbox, type WholeSystem } from "../whole-system.ts";
import { openIdleWatcher } from "./idle-watcher.ts";
import { percentile } from "./percentile.ts";

const { values } = parseArgs({ options: { messages: { type: "string", default: "200" } } });
const count = Number(values.messages);
const warmUp = 20;
/** Between two mails, so that the server's notifications do not run into each other. */
const restMs = 40;
const patienceMs = 20_000;

const stages = [
  ["received", "mail.evt.imap-ingest.message.received.v1"],
  ["added", "mail.evt.interaction-history.message.added.v1"],
  ["offer", "mail.evt.routing.offer.made.v1"],
] as const;

type Sample = { readonly offeredMs: number; readonly stageMs: ReadonlyMap<string, number> };

function progress(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const whole = await startWholeSystem({ progress });
  try {
    const fsyncMs = await measureFsync();
    const notifyMs = await measureNotify(whole);
    const samples = await measureOffers(whole);
    const notify = percentile(notifyMs, 0.5);
    const net = samples.map((sample) => sample.offeredMs - notify);
    showStages(samples, notify);
    progress(
      `fsync of 8 KB: p50 ${fsyncMs.toFixed(2)} ms. IDLE notification of the server: p50 ${notify.toFixed(1)} ms, p99 ${percentile(notifyMs, 0.99).toFixed(1)} ms.`,
    );
    printReport({
      name: "bench:latency",
      goals: [
        atMost("delivery to offer beyond IDLE notify, p50 ms", round(percentile(net, 0.5)), 15),
        atMost("delivery to offer beyond IDLE notify, p99 ms", round(percentile(net, 0.99)), 50),
      ],
    });
  } finally {
    await whole.stop();
  }
}

/** The server's own part: a client in IDLE, which after each notification searches, fetches and flags as ingest does. */
async function measureNotify(whole: WholeSystem): Promise<number[]> {
  const mailbox = await whole.addMailbox("baseline@mailroom.test");
  const watcher = await openIdleWatcher(whole.backing.mail, mailbox);
  const lmtp = await connectLmtp({ host: whole.backing.mail.host, port: whole.backing.mail.lmtpPort });
  const delays: number[] = [];
  try {
    for (let index = 0; index < count + warmUp; index += 1) {
      const notified = watcher.next(patienceMs);
      await lmtp.deliver({ from: "customer@example.test", to: [mailbox.address], raw: mailNumber(index, mailbox) });
      const deliveredAt = performance.now();
      const delay = (await notified) - deliveredAt;
      if (index >= warmUp) delays.push(delay);
      if (index % 50 === 0) progress(`baseline: ${index} of ${count + warmUp} mails`);
      await pause(restMs);
    }
  } finally {
    await lmtp.close();
    await watcher.close();
  }
  return delays;
}

async function measureOffers(whole: WholeSystem): Promise<Sample[]> {
  const desk = await createDesk(whole, {
    key: "BENCH",
    agentNames: ["Ada"],
    capacity: 1000,
    agentTimeoutSeconds: 3600,
  });
  const [agent] = desk.agents;
  if (agent === undefined) throw new Error("the desk has no agent");
  await goAvailable(agent);
  const stageTimes = new Map<string, number>();
  const nats = await connectNats(whole.backing.nats.adminUrl);
  for (const [stage, type] of stages) {
    nats.subscribe(`${type}.>`, { callback: () => void stageTimes.set(stage, performance.now()) });
  }
  let onOffer: (at: number) => void = () => undefined;
  const reader = await openEventReader(agent.client, (event) => {
    if (event.type.includes(".offer.made.")) onOffer(performance.now());
  });
  const lmtp = await connectLmtp({ host: whole.backing.mail.host, port: whole.backing.mail.lmtpPort });
  const samples: Sample[] = [];
  try {
    await pause(2_000);
    for (let index = 0; index < count + warmUp; index += 1) {
      const offered = Promise.withResolvers<number>();
      onOffer = offered.resolve;
      stageTimes.clear();
      await lmtp.deliver({
        from: "customer@example.test",
        to: [desk.mailbox.address],
        raw: mailNumber(index, desk.mailbox),
      });
      const deliveredAt = performance.now();
      const offeredMs = (await withPatience(offered.promise, index)) - deliveredAt;
      const stageMs = new Map([...stageTimes].map(([stage, at]) => [stage, at - deliveredAt]));
      if (index >= warmUp) samples.push({ offeredMs, stageMs });
      if (index % 50 === 0) progress(`offers: ${index} of ${count + warmUp} mails`);
      await pause(restMs);
    }
  } finally {
    await lmtp.close();
    await reader.close();
    await nats.close();
  }
  return samples;
}

async function withPatience(offered: Promise<number>, index: number): Promise<number> {
  const limit = pause(patienceMs, null, { ref: false });
  const at = await Promise.race([offered, limit]);
  if (at === null) throw new Error(`mail ${index} was not offered within ${patienceMs / 1000} s`);
  return at;
}

/** Each from somebody else: each opens an interaction of its own. */
function mailNumber(index: number, mailbox: Pick<Mailbox, "address">): Buffer {
  const from = `customer${index}@example.test`;
  return Buffer.from(
    composeMail({ from, to: mailbox.address, subject: `Question ${index}`, text: "Where is my order?" }),
  );
}

function showStages(samples: readonly Sample[], notify: number): void {
  progress("\nafter the notification   p50 ms   p99 ms");
  const rows: [string, number[]][] = stages.map(([stage, type]) => [
    type.split(".").slice(3, 5).join("."),
    samples.map((sample) => (sample.stageMs.get(stage) ?? Number.NaN) - notify),
  ]);
  rows.push(["offer at the agent", samples.map((sample) => sample.offeredMs - notify)]);
  for (const [name, delays] of rows) {
    progress(
      `${name.padEnd(22)} ${percentile(delays, 0.5).toFixed(1).padStart(8)} ${percentile(delays, 0.99).toFixed(1).padStart(8)}`,
    );
  }
}

/** Median time of making 8 KB durable on the disk that holds the databases: the floor of every commit. */
async function measureFsync(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "mailroom-fsync-"));
  const file = await open(join(directory, "probe"), "w");
  const page = Buffer.alloc(8192);
  const times: number[] = [];
  try {
    for (let index = 0; index < 100; index += 1) {
      const startedAt = performance.now();
      await file.write(page, 0, page.length, 0);
      await file.datasync();
      times.push(performance.now() - startedAt);
    }
  } finally {
    await file.close();
    rmSync(directory, { recursive: true, force: true });
  }
  return percentile(times, 0.5);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

await main();
