import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import type { StoredAttachment, StoredCannedAnswer } from "../domain/canned-answer.ts";
import { attachmentNotFound, cannedAnswerNotFound } from "../domain/library-errors.ts";
import type { CannedAnswerPage } from "./library-ports.ts";
import { accountResource, accountsOf } from "./owned-resource.ts";
import type { WithTransaction } from "./ports.ts";
import { readPage } from "./read-page.ts";
import { requireOffered } from "./require-offered.ts";

type Ports = { readonly withTransaction: WithTransaction };

const action = "canned-answers.offered";

/** @throws DomainError `canned-answer-not-found`. */
export async function getCannedAnswer(ports: Ports, principal: Principal, id: string): Promise<StoredCannedAnswer> {
  const answer = await ports.withTransaction((scope) => scope.cannedAnswers.find(id));
  if (answer === null) throw cannedAnswerNotFound();
  assertCan(principal, "canned-answers.read", accountResource(answer.accountId));
  return answer;
}

/** By key. */
export async function listCannedAnswers(
  ports: Ports,
  principal: Principal,
  page: Omit<CannedAnswerPage, "accountIds">,
) {
  const accountIds = accountsOf(principal);
  const read = (limit: number) =>
    ports.withTransaction((scope) => scope.cannedAnswers.list({ ...page, accountIds, limit }));
  return readPage(page.limit, read, ({ key, id }) => ({ name: key, id }));
}

/** The account's own and the global ones; where keys are equal the account's own (S51). */
export async function listOfferedCannedAnswers(
  ports: Ports,
  principal: Principal,
  query: { readonly accountId: string; readonly search: string | null; readonly limit: number },
): Promise<StoredCannedAnswer[]> {
  return ports.withTransaction(async (scope) => {
    await requireOffered(scope, principal, { accountId: query.accountId, action });
    return scope.cannedAnswers.listOffered(query);
  });
}

/** Whoever is offered the answer may have its files. @throws DomainError `canned-answer-not-found`, `attachment-not-found`. */
export async function getCannedAttachment(
  ports: Ports,
  principal: Principal,
  asked: { readonly cannedAnswerId: string; readonly attachmentId: string },
): Promise<StoredAttachment> {
  return ports.withTransaction(async (scope) => {
    const answer = await scope.cannedAnswers.find(asked.cannedAnswerId);
    if (answer === null) throw cannedAnswerNotFound();
    const { accountId } = answer;
    if (accountId !== null) await requireOffered(scope, principal, { accountId, action });
    const attachment = answer.attachments.find(({ id }) => id === asked.attachmentId);
    if (attachment === undefined) throw attachmentNotFound();
    return attachment;
  });
}
