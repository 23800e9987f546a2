/**
 * What somebody is writing (S48, S100). A draft belongs to its author: its key begins with them, so that nobody can even
 * ask for another's. An account that is switched off keeps them (S6).
 */
import { type DraftContent, maxDrafts, type NewMailDraftContent } from "@mailroom/contracts/api/draft";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { principalIdOf } from "@mailroom/policy/principal-id";
import { reachOf } from "@mailroom/policy/reach";
import { storable } from "../domain/storable.ts";
import { assertAccess, notFound } from "./access.ts";
import type { Draft, DraftKey, ListedDraft, NewDraft } from "./draft-ports.ts";
import type { Clock, UnitOfWork } from "./ports.ts";

/** An answer in an interaction, or (null) a new mail. */
export type DraftRequest = { readonly principal: Principal; readonly interactionId: string | null };

/** Throws where the caller has seen another version; 0 stands for none. */
type RequireVersion = (version: number) => void;

export type SaveDraftRequest = DraftRequest & {
  readonly content: DraftContent | NewMailDraftContent;
  readonly requireVersion: RequireVersion;
};

/** null: nothing is kept. @throws DomainError `not-found` */
export async function getDraft(work: UnitOfWork, request: DraftRequest): Promise<Draft | null> {
  await assertVisible(work, request);
  return work.drafts.findDraft(keyOf(request), "none");
}

/** @throws DomainError `not-found`, `not-allowed`, `too-many-drafts`, what `requireVersion` throws */
export async function saveDraft(
  work: UnitOfWork,
  { clock }: { readonly clock: Clock },
  request: SaveDraftRequest,
): Promise<Draft> {
  const { accountId, content } = await assertWritable(work, request);
  const key = keyOf(request);
  const before = await work.drafts.findDraft(key, "for-update");
  request.requireVersion(before?.version ?? 0);
  const draft: NewDraft = { accountId, content: storable(content), savedAt: clock.now() };
  if (before !== null) return work.drafts.changeDraft(key, draft);
  if ((await work.drafts.countDrafts(key.author)) >= maxDrafts) {
    const detail = `You have ${maxDrafts} drafts. Send or discard some of them first.`;
    throw new DomainError("too-many-drafts", "conflict", detail);
  }
  const added = await work.drafts.addDraft(key, draft);
  if (added !== null) return added;
  const other = await work.drafts.findDraft(key, "for-update");
  request.requireVersion(other?.version ?? 0);
  throw new Error("a draft came and went within one transaction");
}

/** Last saved first, also those of interactions that their author may not read any more. */
export async function listDrafts(
  work: UnitOfWork,
  principal: Principal,
  query: { readonly before: number | null; readonly limit: number },
): Promise<ListedDraft[]> {
  const reach = reachOf(principal, "interactions.read");
  return work.drafts.listDrafts({ ...query, author: principalIdOf(principal), reach });
}

/**
 * What somebody wrote they may throw away, also where they may not read any more what it answers. Discarding what is not
 * there changes nothing.
 *
 * @throws DomainError `not-found` where there is neither a draft nor an interaction to see, what `requireVersion` throws
 */
export async function discardDraft(
  work: UnitOfWork,
  request: DraftRequest & { readonly requireVersion: RequireVersion },
): Promise<void> {
  const before = await work.drafts.findDraft(keyOf(request), "for-update");
  if (before === null) return assertVisible(work, request);
  request.requireVersion(before.version);
  await work.drafts.removeDraft(keyOf(request));
}

/**
 * Part of the transaction that sends what was drafted: the draft ends with it. Who names the version they send gets no
 * second message out of one draft, from however many windows it is sent at a time: the lock makes one of them the first,
 * and for the others there is no such version any more.
 *
 * @throws DomainError `draft-changed` (409)
 */
export async function takeDraft(
  work: UnitOfWork,
  request: DraftRequest & { readonly isVersion: (version: number) => boolean },
): Promise<void> {
  const key = keyOf(request);
  const draft = await work.drafts.findDraft(key, "for-update");
  if (!request.isVersion(draft?.version ?? 0)) throw draftChanged(draft);
  if (draft !== null) await work.drafts.removeDraft(key);
}

function draftChanged(draft: Draft | null): DomainError {
  const what = draft === null ? "was sent or discarded" : "was changed";
  return new DomainError(
    "draft-changed",
    "conflict",
    `Nothing was sent: this draft ${what} in another window meanwhile. Look at the conversation and at what stands here before you send it.`,
  );
}

function keyOf({ principal, interactionId }: DraftRequest): DraftKey {
  return { author: principalIdOf(principal), interactionId };
}

async function assertVisible(work: UnitOfWork, { principal, interactionId }: DraftRequest): Promise<void> {
  if (interactionId === null) return;
  assertAccess(principal, "interactions.read", await work.interactions.findInteraction(interactionId, "none"));
}

async function assertWritable(
  work: UnitOfWork,
  { principal, interactionId, content }: SaveDraftRequest,
): Promise<Pick<NewDraft, "accountId" | "content">> {
  if (interactionId !== null) {
    assertAccess(principal, "interactions.reply", await work.interactions.findInteraction(interactionId, "none"));
    return { accountId: null, content };
  }
  if (!("accountId" in content)) return { accountId: null, content };
  const { accountId, ...rest } = content;
  if (accountId === null) return { accountId, content: rest };
  const account = await work.accounts.findAccount(accountId);
  if (account === null) throw notFound();
  assertCan(principal, "interactions.pick", { kind: "account", accountId, linkedAgentIds: account.agentIds });
  return { accountId, content: rest };
}
