import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { authorOf } from "../domain/author.ts";
import { templateValues } from "../domain/template-values.ts";
import { assertAccess, notFound } from "./access.ts";
import { getAccount } from "./account-sender.ts";
import type { Account, Interaction, UnitOfWork } from "./ports.ts";
import { defaultRecipients } from "./reply-recipients.ts";
import { findAnswered } from "./reply-to-interaction.ts";

/** What holds for answers in an interaction. */
export type ReplyRules = {
  readonly account: Account;
  /** Addresses that an answer goes to where it names none. */
  readonly to: readonly string[];
  /** By name: what a canned answer's variables stand for when the caller answers (X11). */
  readonly variables: Readonly<Record<string, string>>;
};

/** @throws DomainError `not-found` */
export async function getReplyRules(
  work: UnitOfWork,
  { principal, interactionId }: { readonly principal: Principal; readonly interactionId: string },
): Promise<ReplyRules> {
  const found = await work.interactions.findInteraction(interactionId, "none");
  const interaction = assertAccess(principal, "interactions.read", found);
  const account = await getAccount(work, interaction.accountId);
  const recipients = defaultRecipients(await findAnswered(work, interactionId), account);
  return {
    account,
    to: recipients.map(({ address }) => address),
    variables: await variablesOf(work, { interaction, account, principal }),
  };
}

async function variablesOf(
  work: UnitOfWork,
  of: { readonly interaction: Interaction; readonly account: Account; readonly principal: Principal },
): Promise<Readonly<Record<string, string>>> {
  const { interaction, account, principal } = of;
  const agentId = authorOf(principal).agentId ?? interaction.agentId;
  const { accountName, ...names } = await work.layouts.findFacts({ interactionId: interaction.id, agentId });
  return templateValues({
    ...{ interaction, contact: interaction.contact, account: { ...account, name: accountName } },
    ...names,
  });
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
