import { accountNotFound } from "../domain/errors.ts";
import { deleteCannedAnswersOf } from "./manage-canned-answers.ts";
import { deleteDispositionsOf } from "./manage-dispositions.ts";
import type { Clock, WithTransaction } from "./ports.ts";

/** Soft: ingest and sending stop, history stays (S18). Its dispositions and canned answers go. @throws DomainError `account-not-found`. */
export async function deleteAccount(
  ports: { readonly withTransaction: WithTransaction; readonly clock: Clock },
  accountId: string,
): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const before = await scope.accounts.findForUpdate(accountId);
    if (before === null) throw accountNotFound();
    const now = ports.clock.now();
    const noSecrets = { account: null, imap: null, smtp: null };
    const account = { ...before, version: before.version + 1, secrets: noSecrets, updatedAt: now, deletedAt: now };
    await scope.accounts.update(account);
    await scope.oauth.grants.delete(accountId);
    scope.announce(account);
    await deleteDispositionsOf(scope, { scope: "account", scopeId: accountId });
    await deleteCannedAnswersOf(scope, accountId);
  });
}
