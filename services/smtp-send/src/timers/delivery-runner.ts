/**
 * Finds due deliveries and runs their attempts: at once when woken, and by a sweep each second for those that became due by
 * time or whose wake-up was lost. Fair between accounts: each has a few attempts at a time, so that one whose server hangs
 * does not hold up the others.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { ClaimedAttempt } from "../operations/ports.ts";

export type RunnerOptions<Result> = {
  readonly listDueAccounts: (limit: number, without: readonly string[]) => Promise<string[]>;
  readonly claim: (accountId: string, limit: number) => Promise<ClaimedAttempt[]>;
  /** Never throws. `takenOver` aborts once the delivery is another worker's. */
  readonly attempt: (claimed: ClaimedAttempt, takenOver: AbortSignal) => Promise<Result>;
  readonly record: (claimed: ClaimedAttempt, result: Result) => Promise<void>;
  readonly renew: (deliveryId: string, token: string) => Promise<boolean>;
  /** What is due by time, besides deliveries; each second. */
  readonly sweep: () => Promise<void>;
  readonly onError: (error: unknown, what: string) => void;
  /** Of one account, in this instance. */
  readonly maxPerAccount: number;
  /** Of each lease, in milliseconds; well within it. */
  readonly renewMs: number;
};

export type DeliveryRunner = {
  wake(): void;
  start(): void;
  /** Takes nothing new and waits for the attempts in flight. */
  stop(): Promise<void>;
};

const maxAtOnce = 200;
const sweepMs = 1_000;
const recordAgainMs = 1_000;

export function makeDeliveryRunner<Result>(options: RunnerOptions<Result>): DeliveryRunner {
  const inFlight = new Map<string, { readonly accountId: string; readonly done: Promise<void> }>();
  let isRunning = false;
  let isLooking = false;
  let lookAgain = false;
  let looking = Promise.resolve();
  let sweeping: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const run = (claimed: ClaimedAttempt): void => {
    const done = carryOut(options, claimed).finally(() => {
      inFlight.delete(claimed.token);
      wake();
    });
    inFlight.set(claimed.token, { accountId: claimed.delivery.accountId, done });
  };

  const roomOf = (accountId: string): number => {
    const ofAccount = [...inFlight.values()].filter((attempt) => attempt.accountId === accountId).length;
    return Math.min(options.maxPerAccount - ofAccount, maxAtOnce - inFlight.size);
  };

  const lookOnce = async (): Promise<void> => {
    const busy = new Set([...inFlight.values()].map((attempt) => attempt.accountId));
    const full = [...busy].filter((accountId) => roomOf(accountId) <= 0);
    for (const accountId of await options.listDueAccounts(100, full)) {
      if (!isRunning) return;
      const room = roomOf(accountId);
      if (room <= 0) continue;
      for (const claimed of await options.claim(accountId, room)) run(claimed);
    }
  };

  const look = async (): Promise<void> => {
    isLooking = true;
    while (takeWish() && isRunning) {
      await lookOnce().catch((error: unknown) => {
        options.onError(error, "deliveries not claimed");
      });
    }
    isLooking = false;
  };

  /** Whether a look was asked for since the last one began. */
  function takeWish(): boolean {
    const isWished = lookAgain;
    lookAgain = false;
    return isWished;
  }

  function wake(): void {
    lookAgain = true;
    if (isRunning && !isLooking) looking = look();
  }

  const sweep = async (): Promise<void> => {
    try {
      await options.sweep();
      wake();
    } catch (error) {
      options.onError(error, "deliveries not swept");
    } finally {
      sweeping = null;
    }
  };

  return {
    wake,
    start() {
      isRunning = true;
      timer = setInterval(() => {
        sweeping ??= sweep();
      }, sweepMs);
      wake();
    },
    async stop() {
      isRunning = false;
      clearInterval(timer);
      await sweeping;
      await looking;
      await Promise.all([...inFlight.values()].map((attempt) => attempt.done));
    },
  };
}

async function carryOut<Result>(options: RunnerOptions<Result>, claimed: ClaimedAttempt): Promise<void> {
  const takenOver = new AbortController();
  const renew = async (): Promise<void> => {
    try {
      if (!(await options.renew(claimed.delivery.deliveryId, claimed.token))) takenOver.abort();
    } catch (error) {
      options.onError(error, "lease not renewed");
    }
  };
  const renewal = setInterval(() => void renew(), options.renewMs);
  try {
    const result = await options.attempt(claimed, takenOver.signal);
    // Until it succeeds: the server's answer is known here only. At shutdown the process ends it, and the lease with it.
    while (!(await isRecorded(options, claimed, result))) await pause(recordAgainMs);
  } catch (error) {
    options.onError(error, "attempt failed");
  } finally {
    clearInterval(renewal);
  }
}

async function isRecorded<Result>(
  options: RunnerOptions<Result>,
  claimed: ClaimedAttempt,
  result: Result,
): Promise<boolean> {
  try {
    await options.record(claimed, result);
    return true;
  } catch (error) {
    options.onError(error, "attempt not recorded, tried again");
    return false;
  }
}
