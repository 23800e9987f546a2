/** What telling an agent of an offer needs from outside. */
import type { AccountPreferences } from "@mailroom/contracts/account-preferences";

export type NotificationRules = AccountPreferences["notification"];

export type OpenOffer = {
  readonly interactionId: string;
  readonly agentId: string;
  readonly accountId: string;
  /** null: a copy of the account from before it had one. */
  readonly rules: NotificationRules | null;
};

export type NotificationStore = {
  /** null where there is no such offer, or it has ended. */
  findOpenOffer(offerId: string): Promise<OpenOffer | null>;
};

/** Never rejects: null where the template cannot be used. */
export type RenderLine = (source: string, values: Readonly<Record<string, string>>) => Promise<string | null>;
