/**
 * Finds due deliveries and runs their attempts: at once when woken, and by a sweep each second for those that became due by
 * time or whose wake-up was lost. Fair between accounts: each gets a few at a time.
 */
import type { ClaimedAttempt } from "../operations/ports.ts";

export type RunnerOptions = {
  readonly listDueAccounts: (limit: number) => Promise<string[]>;
  readonly claim: (accountId: string, limit: number) => Promise<ClaimedAttempt[]>;
  readonly attempt: (claimed: ClaimedAttempt) => Promise<void>;
  readonly renew: (deliveryId: string, token: string) => Promise<boolean>;
  readonly recover: () => Promise<number>;
  readonly lookForUncertain: () => Promise<number>;
  readonly onError: (error: unknown, what: string) => void;
};

export type DeliveryRunner = { wake(): void; start(): void; stop(): Promise<void> };

const maxAtOnce = 20;
const maxPerAccount = 3;
const sweepMs = 1_000;
const renewMs = 5_000;

export function makeDeliveryRunner(options: RunnerOptions): DeliveryRunner {
  const inFlight = new Map<string, { readonly accountId: string; readonly done: Promise<void> }>();
  let isRunning = false;
  let isLooking = false;
  let lookAgain = false;
  let looking = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const run = (claimed: ClaimedAttempt): void => {
    const { deliveryId, accountId } = claimed.delivery;
    const renewal = setInterval(() => {
      options.renew(deliveryId, claimed.token).catch((error: unknown) => {
        options.onError(error, "lease not renewed");
      });
    }, renewMs);
    const done = options
      .attempt(claimed)
      .catch((error: unknown) => {
        options.onError(error, "attempt not recorded");
      })
      .finally(() => {
        clearInterval(renewal);
        inFlight.delete(claimed.token);
        wake();
      });
    inFlight.set(claimed.token, { accountId, done });
  };

  const lookOnce = async (): Promise<void> => {
    for (const accountId of await options.listDueAccounts(100)) {
      if (!isRunning) return;
      const ofAccount = [...inFlight.values()].filter((attempt) => attempt.accountId === accountId).length;
      const room = Math.min(maxPerAccount - ofAccount, maxAtOnce - inFlight.size);
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
    await options.recover();
    await options.lookForUncertain();
    wake();
  };

  return {
    wake,
    start() {
      isRunning = true;
      timer = setInterval(() => {
        sweep().catch((error: unknown) => {
          options.onError(error, "sweep failed");
        });
      }, sweepMs);
      wake();
    },
    async stop() {
      isRunning = false;
      clearInterval(timer);
      await looking;
      await Promise.all([...inFlight.values()].map((attempt) => attempt.done));
    },
  };
}
