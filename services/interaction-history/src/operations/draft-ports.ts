import type { DraftContent } from "@mailroom/contracts/api/draft";
import type { Reach } from "@mailroom/policy/reach";

/** Whose draft, and of what. */
export type DraftKey = {
  /** As `principalIdOf` names them. */
  readonly author: string;
  /** null: the new mail they have begun. */
  readonly interactionId: string | null;
};

export type Draft = {
  /** Grows over all drafts: no two ever have the same, in whatever order they come and go. */
  readonly version: number;
  readonly savedAt: Date;
  /** Of a new mail, once chosen. */
  readonly accountId: string | null;
  readonly content: DraftContent;
};

export type NewDraft = Omit<Draft, "version">;

/** One of somebody's drafts, as their list shows it. */
export type ListedDraft = Draft & {
  /** null: the new mail they have begun. */
  readonly interactionId: string | null;
  /** What it answers; null for a new mail, and where its author may not read that any more. */
  readonly interaction: {
    readonly number: number;
    readonly accountId: string;
    readonly subject: string;
    readonly contactName: string | null;
  } | null;
};

export type DraftStore = {
  findDraft(key: DraftKey, lock: "none" | "for-update"): Promise<Draft | null>;
  /** null where there is one by now: somebody was quicker. */
  addDraft(key: DraftKey, draft: NewDraft): Promise<Draft | null>;
  /** Over the one that is locked. */
  changeDraft(key: DraftKey, draft: NewDraft): Promise<Draft>;
  /** Does nothing where there is none. */
  removeDraft(key: DraftKey): Promise<void>;
  /** Last saved first, below the version `before`. */
  listDrafts(query: {
    readonly author: string;
    /** Of interactions. */
    readonly reach: Reach;
    readonly before: number | null;
    readonly limit: number;
  }): Promise<ListedDraft[]>;
  /** All of somebody who is gone. */
  removeDraftsOf(author: string): Promise<void>;
  countDrafts(author: string): Promise<number>;
};
