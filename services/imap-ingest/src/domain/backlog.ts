import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";

export const backlogReason = "backlog";

/**
 * IMAP servers say to the second when they took a mail (RFC 9051 INTERNALDATE): one of the very second of the activation
 * may have come after it, and belongs to no backlog.
 */
function startOfSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}

/** Whether a mail was there before the account was activated for the first time (X18). */
export function isBacklog(receivedAt: Date, activatedAt: Date | null): boolean {
  return activatedAt !== null && receivedAt < startOfSecond(activatedAt);
}

/**
 * Mail that is unread at the account's first activation and was received before this instant is not taken in (X18); null:
 * all of it is.
 */
export function backlogLimit({ backlog }: AccountSnapshot, activatedAt: Date): Date | null {
  const activation = startOfSecond(activatedAt);
  const { mode, since } = backlog ?? accountPreferenceDefaults.backlog;
  switch (mode) {
    case "all":
      return null;
    case "none":
      return activation;
    case "since": {
      const from = new Date(since ?? 0);
      return from < activation ? from : activation;
    }
  }
}
