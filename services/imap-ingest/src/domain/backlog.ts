import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";

export const backlogReason = "backlog";

/**
 * Mail that is unread at the account's first activation and was received before this instant is not taken in (X18); null:
 * all of it is.
 */
export function backlogLimit({ backlog }: AccountSnapshot, activatedAt: Date): Date | null {
  const { mode, since } = backlog ?? accountPreferenceDefaults.backlog;
  switch (mode) {
    case "all":
      return null;
    case "none":
      return activatedAt;
    case "since": {
      const from = new Date(since ?? 0);
      return from < activatedAt ? from : activatedAt;
    }
  }
}
