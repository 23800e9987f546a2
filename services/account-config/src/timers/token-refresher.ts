/** Looks for tokens that are due, several at once; what an answer of a provider brings is kept whatever it takes. */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@mailroom/runtime/logger";
import type { ClaimedGrant } from "../operations/oauth-ports.ts";
import { resealClientSecrets, resealRefreshTokens } from "../operations/reseal-oauth.ts";
import {
  claimDueGrants,
  recordRefresh,
  type RefreshOutcome,
  type RefreshPorts,
  refreshToken,
} from "../operations/refresh-tokens.ts";

export type TokenRefresherOptions = RefreshPorts & {
  readonly logger: Logger;
  readonly onRefreshed: (outcome: RefreshOutcome["kind"]) => void;
  readonly onReauthRequired: (accounts: number) => void;
};

export type TokenRefresher = {
  /** Something may be due now: look at once. */
  wake(): void;
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
};

const sweepMs = 2_000;
const atOnce = 10;
const recordRetryMs = 1_000;
const recordAttempts = 30;

export function makeTokenRefresher(options: TokenRefresherOptions): TokenRefresher {
  const stopping = new AbortController();
  let nap = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    await resealAll(options).catch((error: unknown) => {
      options.logger.warn({ err: error }, "secrets of OAuth not sealed anew; the next start tries again");
    });
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      const isMore = await sweep(options).catch((error: unknown) => {
        options.logger.warn({ err: error }, "tokens could not be looked through");
        return false;
      });
      if (isMore) continue;
      const signal = AbortSignal.any([stopping.signal, nap.signal]);
      await pause(sweepMs, undefined, { signal }).catch(() => undefined);
    }
  };
  return {
    wake() {
      nap.abort();
    },
    start() {
      running = run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Keys change with a restart. */
async function resealAll(options: TokenRefresherOptions): Promise<void> {
  await resealClientSecrets(options);
  let after: string | null = null;
  do after = await resealRefreshTokens(options, after);
  while (after !== null);
}

/** True where more may be due. */
async function sweep(options: TokenRefresherOptions): Promise<boolean> {
  const claimed = await claimDueGrants(options.withTransaction, atOnce);
  await Promise.all(claimed.map((each) => refreshOne(options, each)));
  const waiting = await options.withTransaction(({ oauth }) => oauth.grants.countReauthRequired());
  options.onReauthRequired(waiting);
  return claimed.length === atOnce;
}

async function refreshOne(options: TokenRefresherOptions, claimed: ClaimedGrant): Promise<void> {
  const outcome = await refreshToken(options, claimed);
  report(options, claimed, outcome);
  // The provider may have taken the old refresh token back with its answer: the new one must not be lost.
  for (let left = recordAttempts; left > 0; left -= 1) {
    try {
      await recordRefresh(options, claimed, outcome);
      return;
    } catch (error) {
      options.logger.warn({ err: error, accountId: claimed.grant.accountId }, "token not kept yet");
      await pause(recordRetryMs);
    }
  }
}

function report(options: TokenRefresherOptions, { grant }: ClaimedGrant, outcome: RefreshOutcome): void {
  const { accountId, failures } = grant;
  options.onRefreshed(outcome.kind);
  if (outcome.kind === "renewed") {
    options.logger.debug({ accountId }, "token refreshed");
  } else if (outcome.kind === "failed") {
    options.logger.warn({ accountId, code: outcome.code, detail: outcome.detail, failures }, "token not refreshed");
  } else {
    const { code, detail } = outcome;
    options.logger.error({ accountId, code, detail }, "account needs the consent of a person again");
  }
}
