import type { AppliedDisposition as AppliedView } from "@mailroom/contracts/applied-disposition";
import type { DispositionSnapshot } from "@mailroom/contracts/events/disposition";
import type { KnownDisposition } from "../domain/offered-dispositions.ts";

/** Who chose, or closed: `system` is Mailroom itself, by a rule of the account. */
export type Actor =
  { readonly kind: "agent"; readonly agentId: string } | { readonly kind: "api" } | { readonly kind: "system" };

/** A disposition as it was when it was chosen for an interaction (S107). */
export type AppliedDisposition = Omit<AppliedView, "name" | "path" | "at"> & {
  /** Names from the first level down. */
  readonly path: readonly string[];
  readonly at: Date;
};

export type DispositionStore = {
  /** An older version than the stored one changes nothing. */
  saveDisposition(snapshot: DispositionSnapshot): Promise<void>;
  /** What may be chosen for the interaction: its account's, global ones, its contact's list's and its queue's (S50). */
  listOffered(interactionId: string): Promise<KnownDisposition[]>;
  /** Whatever it belongs to, Mailroom's own too; null where it is unknown or deleted. */
  findDisposition(dispositionId: string): Promise<KnownDisposition | null>;
  /** "Closed for inactivity" (S26); null until account-config has told of it. */
  findSystemDisposition(): Promise<KnownDisposition | null>;
  /** Adds a choice to those of the interaction and answers its id; `changeInteraction` makes it the one that counts. */
  addChoice(interactionId: string, choice: AppliedDisposition): Promise<number>;
  /** Newest first. */
  listChoices(interactionId: string, limit: number): Promise<AppliedDisposition[]>;
};
