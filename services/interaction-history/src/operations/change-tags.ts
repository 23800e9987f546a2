/** Tags that people and programs put on interactions and take from them. */
import { maxInteractionTags } from "@mailroom/contracts/api/interaction-tag";
import { DomainError } from "@mailroom/contracts/domain-error";
import { interactionChanged } from "@mailroom/contracts/events/interaction";
import type { Principal } from "@mailroom/contracts/principal";
import { cleanTags } from "../domain/tag.ts";
import { assertAccess, notFound } from "./access.ts";
import type { Interaction, UnitOfWork } from "./ports.ts";

type TagRequest = { readonly principal: Principal; readonly interactionId: string };

/** @throws DomainError `not-found`, `not-allowed`, `too-many-tags` (409) */
export async function addInteractionTags(
  work: UnitOfWork,
  request: TagRequest & { readonly tags: readonly string[] },
): Promise<Interaction> {
  const interaction = await lockWritable(work, request);
  const added = await work.commands.addTags(interaction.id, cleanTags(request.tags), Number.MAX_SAFE_INTEGER);
  if (added === 0) return interaction;
  if (interaction.tags.length + added > maxInteractionTags) {
    const detail = `An interaction may have ${maxInteractionTags} tags. Take one away first.`;
    throw new DomainError("too-many-tags", "conflict", detail);
  }
  return announceTags(work, interaction);
}

/** Taking away what is not there changes nothing. @throws DomainError `not-found`, `not-allowed` */
export async function removeInteractionTag(
  work: UnitOfWork,
  request: TagRequest & { readonly tag: string },
): Promise<Interaction> {
  const interaction = await lockWritable(work, request);
  const [tag] = cleanTags([request.tag]);
  if (tag === undefined || !(await work.commands.removeTag(interaction.id, tag))) return interaction;
  return announceTags(work, interaction);
}

async function lockWritable(work: UnitOfWork, { principal, interactionId }: TagRequest): Promise<Interaction> {
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  return assertAccess(principal, "interactions.write", found);
}

/** A new version of the interaction, told to whoever shows it. It must be locked. */
export async function announceTags(work: UnitOfWork, interaction: Interaction): Promise<Interaction> {
  const { id: interactionId, accountId, unread, agentId } = interaction;
  await work.interactions.changeInteraction(interactionId, {});
  work.outbox.append(interactionChanged, { key: interactionId, data: { interactionId, accountId, unread, agentId } });
  const changed = await work.interactions.findInteraction(interactionId, "none");
  if (changed === null) throw notFound();
  return changed;
}
