import type { Action } from "@mailroom/contracts/action";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import type { WithTransaction } from "../operations/ports.ts";
import { getAccount } from "../operations/read-accounts.ts";

export type PermittedAccount = (accountId: string, principal: Principal, action: Action) => Promise<StoredAccount>;

/** The account, where the caller may do this to it. @throws DomainError `account-not-found`, `not-allowed` */
export function makePermittedAccount(withTransaction: WithTransaction): PermittedAccount {
  return async (accountId, principal, action) => {
    const account = await getAccount(withTransaction, accountId);
    assertCan(principal, action, { kind: "account", accountId, linkedAgentIds: account.settings.agentIds });
    return account;
  };
}
