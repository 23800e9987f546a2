import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { OfferNotification } from "@mailroom/contracts/api/offer";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { templateValues } from "../domain/template-values.ts";
import { notFound } from "./access.ts";
import { getAccount } from "./account-sender.ts";
import type { RenderLine } from "./notification-ports.ts";
import type { Interaction, UnitOfWork } from "./ports.ts";

/**
 * What the agent is told of an open offer: the account's template with the facts of now (S39, S93). A template that cannot
 * be rendered in time gives way to who wrote about what: an agent is told in any case.
 *
 * @throws DomainError `not-found` where the offer has ended, or is another agent's
 */
export async function getOfferNotification(
  work: UnitOfWork,
  renderLine: RenderLine,
  { principal, offerId }: { readonly principal: Principal; readonly offerId: string },
): Promise<OfferNotification> {
  const offer = await work.notifications.findOpenOffer(offerId);
  if (offer === null) throw notFound();
  const { interactionId, accountId, agentId } = offer;
  assertCan(principal, "offers.read", { kind: "own", ownerId: agentId, accountId });
  const interaction = await work.interactions.findInteraction(interactionId, "none");
  if (interaction === null) throw notFound();
  const { sound, shake, template } = offer.rules ?? accountPreferenceDefaults.notification;
  const values = await valuesOf(work, interaction, agentId);
  const line = template.trim() === "" ? null : await renderLine(template, values);
  return { ...{ offerId, interactionId, accountId, sound, shake }, text: line ?? plainLine(values) };
}

async function valuesOf(work: UnitOfWork, interaction: Interaction, agentId: string) {
  const account = await getAccount(work, interaction.accountId);
  const { accountName, listName, agentName, queueName } = await work.layouts.findFacts({
    interactionId: interaction.id,
    agentId,
  });
  const { contact } = interaction;
  return templateValues({
    ...{ interaction, contact, listName, agentName, queueName },
    account: { ...account, name: accountName },
  });
}

function plainLine(values: Readonly<Record<string, string>>): string {
  const parts = ["account.key", "contact.address", "interaction.subject"].map((name) => values[name] ?? "");
  return parts.filter((part) => part !== "").join(", ");
}
