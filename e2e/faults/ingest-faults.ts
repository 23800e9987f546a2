import { setImmediate as immediate, setTimeout as pause } from "node:timers/promises";
import type { ServiceInstance } from "@mailroom/local-stack/service-instance";
import { eventually } from "@mailroom/test-kit/eventually";
import { momentDeadlineMs, type Fault, type FaultParts } from "./fault.ts";

/** A heartbeat 15 s old counts as dead; then the other worker claims the account. */
const takeOverDeadlineMs = 45_000;
/** IDLE reports a delivery half a second later; one mail after another makes one page after another. */
const baitEveryMs = 700;

/** Too short for others to notice: the worker goes on where it stood, in the middle of whatever it was. */
export function stopIngestShortly(parts: FaultParts): Fault {
  return {
    name: "SIGSTOP imap-ingest for a moment",
    concernsSending: false,
    async strike() {
      const worker = await findOwner(parts);
      worker.pause();
      try {
        await pause(parts.random.between(50, 1_200));
      } finally {
        worker.resume();
      }
    },
  };
}

/** Stopped until the other worker has taken over and set the flags; then it wakes up, with a token that is void. */
export function stopIngestBeforeSeen(parts: FaultParts): Fault {
  return {
    name: "SIGSTOP imap-ingest between commit and \\Seen; another takes over; SIGCONT",
    concernsSending: false,
    async strike() {
      const stale = await findOwner(parts);
      try {
        await stopBeforeSeen(parts, stale);
        await eventually(
          async () => {
            const owner = await parts.observer.findIngestOwner();
            if (owner === null || owner === stale.number) throw new Error("nobody has taken the account over");
          },
          { deadlineMs: takeOverDeadlineMs, everyMs: 200 },
        );
        await pause(parts.random.between(0, 2_000));
      } finally {
        stale.resume();
      }
    },
  };
}

async function findOwner({ whole, observer }: FaultParts): Promise<ServiceInstance> {
  return eventually(
    async () => {
      const number = await observer.findIngestOwner();
      if (number === null) throw new Error("no imap-ingest worker has the account");
      return whole.system.instance("imap-ingest", number);
    },
    { deadlineMs: takeOverDeadlineMs, everyMs: 200 },
  );
}

/**
 * The moment lasts for a millisecond or two: the worker is lured by one mail after another and goes through each in
 * steps, stopped after every slice, until it stands still with a mail committed and not `\Seen` at the server.
 */
async function stopBeforeSeen(parts: FaultParts, worker: ServiceInstance): Promise<void> {
  const endsAt = performance.now() + momentDeadlineMs;
  while (performance.now() < endsAt) {
    await waitUntilCaughtUp(parts, endsAt);
    const known = new Set(await parts.observer.listUnflagged());
    await parts.intake.deliver(1);
    const nextBaitAt = performance.now() + baitEveryMs;
    while (performance.now() < nextBaitAt) {
      worker.pause();
      if (await isBeforeSeen(parts, known)) return;
      worker.resume();
      await immediate();
    }
  }
  throw new Error("imap-ingest never stood between commit and \\Seen");
}

/** A worker that catches up after the fault before this one would take all the bait in one bite. */
async function waitUntilCaughtUp({ intake, observer }: FaultParts, endsAt: number): Promise<void> {
  while (performance.now() < endsAt) {
    if ((await observer.countCommitted()) >= intake.messageIds.length) return;
    await pause(50);
  }
}

async function isBeforeSeen({ observer, mailbox }: FaultParts, known: ReadonlySet<number>): Promise<boolean> {
  if ((await observer.listUnflagged()).every((uid) => known.has(uid))) return false;
  // What had left the process before it stopped may still arrive.
  await pause(50);
  const unflagged = new Set(await observer.listUnflagged());
  const stored = await mailbox.list();
  return stored.some(({ uid, flags }) => unflagged.has(uid) && !flags.has("\\Seen"));
}
