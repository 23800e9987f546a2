import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import type { StoredCannedAnswer } from "../domain/canned-answer.ts";
import { invalidFields } from "../domain/errors.ts";
import { cannedAnswerNotFound } from "../domain/library-errors.ts";
import { isSameData } from "../domain/same-data.ts";
import { accountResource } from "./owned-resource.ts";
import type { Clock, MakeId, Scope, WithTransaction } from "./ports.ts";

export type CannedAnswerPorts = {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
  readonly makeId: MakeId;
};

type CannedAnswerInput = {
  readonly key: string;
  readonly value: string;
  readonly format?: StoredCannedAnswer["format"];
  readonly description?: string | null;
};

/** @throws DomainError `invalid-request` for an account that does not exist, `key-taken`. */
export async function createCannedAnswer(
  ports: CannedAnswerPorts,
  principal: Principal,
  input: CannedAnswerInput & { readonly accountId?: string | null },
): Promise<StoredCannedAnswer> {
  const { key, value, format = "text", description = null, accountId = null } = input;
  assertCan(principal, "canned-answers.write", accountResource(accountId));
  const now = ports.clock.now();
  const answer: StoredCannedAnswer = {
    ...{ id: ports.makeId(), version: 1, accountId, key, value, format, description, attachments: [] },
    ...{ createdAt: now, updatedAt: now },
  };
  await ports.withTransaction(async (scope) => {
    // locked, so that the account is not deleted meanwhile
    if (accountId !== null && (await scope.accounts.findForUpdate(accountId)) === null) {
      throw invalidFields([{ pointer: "/accountId", detail: "There is no such account." }]);
    }
    await scope.cannedAnswers.insert(answer);
    scope.announceCannedAnswer(answer, "changed");
  });
  return answer;
}

/** @throws DomainError `canned-answer-not-found`, `key-taken`, and what `requireVersion` throws. */
export async function updateCannedAnswer(
  ports: CannedAnswerPorts,
  principal: Principal,
  input: {
    readonly cannedAnswerId: string;
    readonly patch: Partial<CannedAnswerInput>;
    readonly requireVersion: (version: number) => void;
  },
): Promise<StoredCannedAnswer> {
  return changeCannedAnswer(ports, { principal, cannedAnswerId: input.cannedAnswerId }, (_scope, before) => {
    input.requireVersion(before.version);
    return { ...before, ...input.patch };
  });
}

/** Its files go, too. @throws DomainError `canned-answer-not-found`. */
export async function deleteCannedAnswer(
  ports: CannedAnswerPorts,
  principal: Principal,
  cannedAnswerId: string,
): Promise<void> {
  await ports.withTransaction(async (scope) => {
    await removeCannedAnswer(scope, await lockCannedAnswer(scope, { principal, cannedAnswerId }));
  });
}

/** What belongs to an account goes with it. */
export async function deleteCannedAnswersOf(
  scope: Pick<Scope, "cannedAnswers" | "announceCannedAnswer" | "releaseAttachment">,
  accountId: string,
): Promise<void> {
  for (const answer of await scope.cannedAnswers.listOfAccount(accountId)) await removeCannedAnswer(scope, answer);
}

type Asked = { readonly principal: Principal; readonly cannedAnswerId: string };

/** Under the answer's row lock; what `change` answers is stored as the next version and announced, if it is new. */
export async function changeCannedAnswer(
  ports: Pick<CannedAnswerPorts, "withTransaction" | "clock">,
  asked: Asked,
  change: (scope: Scope, before: StoredCannedAnswer) => StoredCannedAnswer | Promise<StoredCannedAnswer>,
): Promise<StoredCannedAnswer> {
  return ports.withTransaction(async (scope) => {
    const before = await lockCannedAnswer(scope, asked);
    const changed = await change(scope, before);
    if (isSameData(changed, before)) return before;
    const answer = { ...changed, version: before.version + 1, updatedAt: ports.clock.now() };
    await scope.cannedAnswers.update(answer);
    scope.announceCannedAnswer(answer, "changed");
    return answer;
  });
}

async function lockCannedAnswer(scope: Scope, { principal, cannedAnswerId }: Asked): Promise<StoredCannedAnswer> {
  const answer = await scope.cannedAnswers.findForUpdate(cannedAnswerId);
  if (answer === null) throw cannedAnswerNotFound();
  assertCan(principal, "canned-answers.write", accountResource(answer.accountId));
  return answer;
}

async function removeCannedAnswer(
  scope: Pick<Scope, "cannedAnswers" | "announceCannedAnswer" | "releaseAttachment">,
  answer: StoredCannedAnswer,
): Promise<void> {
  await scope.cannedAnswers.delete(answer.id);
  scope.announceCannedAnswer({ ...answer, version: answer.version + 1 }, "deleted");
  for (const { id } of answer.attachments) scope.releaseAttachment(id);
}
