import type { Mailbox, WholeSystem } from "../whole-system.ts";
import type { Intake } from "./intake.ts";
import type { Observer } from "./observer.ts";
import type { Random } from "./random.ts";

/** One thing that is done to the running system. */
export type Fault = {
  readonly name: string;
  /** Needs answers on their way: it gets more of them, and says itself when they begin. */
  readonly concernsSending: boolean;
  /**
   * Returns when what it broke is back. Throws where the moment it waits for did not come. `letAnswer` lets the agents
   * answer; for a fault that does not concern sending they have begun already.
   */
  strike(letAnswer: () => void): Promise<void>;
};

export type FaultParts = {
  readonly whole: WholeSystem;
  /** The account's mailbox. */
  readonly mailbox: Mailbox;
  readonly intake: Intake;
  readonly observer: Observer;
  readonly random: Random;
};

/** How long a fault waits for the moment it wants to strike in. */
export const momentDeadlineMs = 40_000;
