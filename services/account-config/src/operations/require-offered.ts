import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import type { Scope } from "./ports.ts";

type Offered = "dispositions.offered" | "canned-answers.offered";

/**
 * The account, for those who write from it: linked to it, or one of its interactions is theirs.
 *
 * @throws DomainError `account-not-found` or `not-found` (both not-found)
 */
export async function requireOffered(
  scope: Pick<Scope, "accounts" | "assignments">,
  principal: Principal,
  asked: { readonly accountId: string; readonly action: Offered },
): Promise<StoredAccount> {
  const { accountId, action } = asked;
  const account = await scope.accounts.find(accountId);
  if (account === null) throw accountNotFound();
  const linkedAgentIds = account.settings.agentIds;
  const assignedAgentIds = await scope.assignments.listAgentIds(accountId);
  assertCan(principal, action, { kind: "account", accountId, linkedAgentIds, assignedAgentIds });
  return account;
}
