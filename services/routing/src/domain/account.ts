import type { AccountAction } from "@mailroom/contracts/account-step";
import type { WaitPolicy } from "./wait.ts";

/** What routing decides by: the rest of an account is none of its business. */
export type Account = {
  readonly id: string;
  readonly version: number;
  /** Label on agents' tabs. */
  readonly key: string;
  readonly active: boolean;
  readonly prioritizeReplies: boolean;
  /** Agents linked to the account (S17). */
  readonly agentIds: readonly string[];
  readonly actions: readonly AccountAction[];
  /** Agents are paused while they choose a disposition (S92). */
  readonly pausesDuringDisposition: boolean;
  readonly waits: WaitPolicy;
  /** Minutes without a word of the customer after which an interaction is closed (S86); null: never. */
  readonly inactivityMinutes: number | null;
  readonly deletedAt: Date | null;
};
