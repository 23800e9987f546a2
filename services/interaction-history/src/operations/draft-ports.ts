import type { DraftContent } from "@mailroom/contracts/api/draft";

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

export type DraftStore = {
  findDraft(key: DraftKey, lock: "none" | "for-update"): Promise<Draft | null>;
  /** null where there is one by now: somebody was quicker. */
  addDraft(key: DraftKey, draft: NewDraft): Promise<Draft | null>;
  /** Over the one that is locked. */
  changeDraft(key: DraftKey, draft: NewDraft): Promise<Draft>;
  /** Does nothing where there is none. */
  removeDraft(key: DraftKey): Promise<void>;
  /** All of somebody who is gone. */
  removeDraftsOf(author: string): Promise<void>;
  countDrafts(author: string): Promise<number>;
};
