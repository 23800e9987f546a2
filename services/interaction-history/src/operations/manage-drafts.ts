/**
 * What somebody is writing (S48, S100). A draft belongs to its author: its key begins with them, so that nobody can even
 * ask for another's. An account that is switched off keeps them (S6).
 */
import type { DraftContent, NewMailDraftContent } from "@mailroom/contracts/api/draft";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { principalIdOf } from "@mailroom/policy/principal-id";
import { storable } from "../domain/storable.ts";
import { assertAccess, notFound } from "./access.ts";
import type { Draft, DraftKey, NewDraft } from "./draft-ports.ts";
import type { Clock, UnitOfWork } from "./ports.ts";

/** More than anybody writes at a time; a program that begins drafts and never sends them ends here. */
const maxDrafts = 100;

/** An answer in an interaction, or (null) a new mail. */
export type DraftRequest = { readonly principal: Principal; readonly interactionId: string | null };

/** Throws where the caller has seen another version; 0 stands for none. */
type AssertVersion = (version: number) => void;

export type SaveDraftRequest = DraftRequest & {
  readonly content: DraftContent | NewMailDraftContent;
  readonly assertVersion: AssertVersion;
};

/** null: nothing is kept. @throws DomainError `not-found` */
export async function getDraft(work: UnitOfWork, request: DraftRequest): Promise<Draft | null> {
  await assertVisible(work, request);
  return work.drafts.findDraft(keyOf(request), "none");
}

/** @throws DomainError `not-found`, `not-allowed`, `too-many-drafts`, what `assertVersion` throws */
export async function saveDraft(
  work: UnitOfWork,
  { clock }: { readonly clock: Clock },
  request: SaveDraftRequest,
): Promise<Draft> {
  const { accountId, content } = await assertWritable(work, request);
  const key = keyOf(request);
  const before = await work.drafts.findDraft(key, "for-update");
  request.assertVersion(before?.version ?? 0);
  const draft: NewDraft = { accountId, content: storable(content), savedAt: clock.now() };
  if (before !== null) return work.drafts.changeDraft(key, draft);
  if ((await work.drafts.countDrafts(key.author)) >= maxDrafts) {
    const detail = `You have ${maxDrafts} drafts. Send or discard one of them first.`;
    throw new DomainError("too-many-drafts", "conflict", detail);
  }
  const added = await work.drafts.addDraft(key, draft);
  if (added !== null) return added;
  const other = await work.drafts.findDraft(key, "for-update");
  request.assertVersion(other?.version ?? 0);
  throw new Error("a draft came and went within one transaction");
}

/** Discarding what is not there changes nothing. @throws DomainError `not-found`, what `assertVersion` throws */
export async function discardDraft(
  work: UnitOfWork,
  request: DraftRequest & { readonly assertVersion: AssertVersion },
): Promise<void> {
  await assertVisible(work, request);
  const before = await work.drafts.findDraft(keyOf(request), "for-update");
  if (before === null) return;
  request.assertVersion(before.version);
  await work.drafts.removeDraft(keyOf(request));
}

/** Part of the transaction that sends what was drafted. */
export async function endDraft(work: UnitOfWork, request: DraftRequest): Promise<void> {
  await work.drafts.removeDraft(keyOf(request));
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
