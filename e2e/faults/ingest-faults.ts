import { setTimeout as pause } from "node:timers/promises";
import type { ServiceInstance } from "@mailroom/local-stack/service-instance";
import { eventually } from "@mailroom/test-kit/eventually";
import { momentDeadlineMs, type Fault, type FaultParts } from "./fault.ts";

/** A heartbeat 15 s old counts as dead; then the other worker claims the account. */
const takeOverDeadlineMs = 45_000;
const lookEveryMs = 2;
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

/** Stops the worker again and again until it stands still with mails committed and not flagged. */
async function stopBeforeSeen({ intake, observer }: FaultParts, worker: ServiceInstance): Promise<void> {
  const endsAt = performance.now() + momentDeadlineMs;
  let nextBaitAt = performance.now();
  while (performance.now() < endsAt) {
    if (performance.now() >= nextBaitAt) {
      await intake.deliver(1);
      nextBaitAt = performance.now() + baitEveryMs;
    }
    if ((await observer.countUnflagged()) > 0) {
      worker.pause();
      // What had left the process before it stopped may still arrive.
      await pause(50);
      if ((await observer.countUnflagged()) > 0) return;
      worker.resume();
    }
    await pause(lookEveryMs);
  }
  throw new Error("imap-ingest never stood between commit and \\Seen");
}
