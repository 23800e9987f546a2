import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { assertAccess, notFound } from "./access.ts";
import { getAccount } from "./account-sender.ts";
import type { Account, UnitOfWork } from "./ports.ts";

/** The account whose rules hold for answers in an interaction. @throws DomainError `not-found` */
export async function getReplyRules(
  work: UnitOfWork,
  { principal, interactionId }: { readonly principal: Principal; readonly interactionId: string },
): Promise<Account> {
  const found = await work.interactions.findInteraction(interactionId, "none");
  const { accountId } = assertAccess(principal, "interactions.read", found);
  return getAccount(work, accountId);
}

/** The account that new mail is to be written from. @throws DomainError `not-found`, `not-allowed` */
export async function getNewMailRules(
  work: UnitOfWork,
  { principal, accountId }: { readonly principal: Principal; readonly accountId: string },
): Promise<Account> {
  const account = await work.accounts.findAccount(accountId);
  if (account === null) throw notFound();
  assertCan(principal, "interactions.pick", { kind: "account", accountId, linkedAgentIds: account.agentIds });
  return account;
}
