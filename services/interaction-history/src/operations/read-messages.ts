import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { reachOf } from "@mailroom/policy/reach";
import { assertAccess, notFound } from "./access.ts";
import type { ActivityPosition, Message, UnitOfWork } from "./ports.ts";

/** Newest first. @throws DomainError `not-found` */
export async function listMessages(
  work: UnitOfWork,
  principal: Principal,
  query: { readonly interactionId: string; readonly beforePosition: number | null; readonly limit: number },
): Promise<Message[]> {
  const found = await work.interactions.findInteraction(query.interactionId, "none");
  assertAccess(principal, "interactions.read", found);
  return work.messages.listMessages(query);
}

/** Of all interactions and accounts the principal may read, newest first; unmatched reports included. */
export async function listAccountMessages(
  work: UnitOfWork,
  principal: Principal,
  query: {
    readonly accountId: string | null;
    readonly isUnmatchedOnly: boolean;
    readonly after: ActivityPosition | null;
    readonly limit: number;
  },
): Promise<Message[]> {
  return work.messages.listAccountMessages({ ...query, reach: reachOf(principal, "interactions.read") });
}

/** A message is read with its interaction; an unmatched report with its account. @throws DomainError `not-found` */
export async function getMessage(work: UnitOfWork, principal: Principal, messageId: string): Promise<Message> {
  const message = await work.messages.findMessage(messageId);
  if (message === null) throw notFound();
  const { accountId, interactionId } = message;
  if (interactionId === null) {
    const account = await work.accounts.findAccount(accountId);
    if (account === null) throw notFound();
    const { agentIds } = account;
    assertCan(principal, "interactions.read", { kind: "account", accountId, linkedAgentIds: agentIds });
    return message;
  }
  assertAccess(principal, "interactions.read", await work.interactions.findInteraction(interactionId, "none"));
  return message;
}
