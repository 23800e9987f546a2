import { DomainError } from "@mailroom/contracts/domain-error";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { AccountConnection } from "@mailroom/contracts/events/account-connection";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import type { Reader } from "./ports.ts";

/** @throws DomainError `not-found` where there is no such account, or none that the principal may read */
export async function requireReadableAccount(
  reader: Reader,
  principal: Principal,
  accountId: string,
): Promise<AccountSnapshot> {
  const account = await reader.findAccount(accountId);
  if (account === null || account.deletedAt !== null) throw noSuchAccount();
  assertCan(principal, "accounts.read", { kind: "account", accountId, linkedAgentIds: account.agentIds });
  return account;
}

export async function getAccountConnection(
  reader: Reader,
  principal: Principal,
  accountId: string,
): Promise<AccountConnection> {
  await requireReadableAccount(reader, principal, accountId);
  const connection = await reader.findConnection(accountId);
  if (connection === null) throw noSuchAccount();
  return connection;
}

function noSuchAccount(): DomainError {
  return new DomainError("not-found", "not-found", "There is no such account, or you may not see it.");
}
