/**
 * The disposition of an interaction: chosen among those offered, kept as it was then, changed as often as people like.
 * The last choice counts; a customer's reply that reopens the interaction begins anew, and what was chosen stays on record.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { interactionChanged } from "@mailroom/contracts/events/interaction";
import type { Principal } from "@mailroom/contracts/principal";
import { inTreeOrder, type KnownDisposition } from "../domain/offered-dispositions.ts";
import { storable } from "../domain/storable.ts";
import { assertAccess } from "./access.ts";
import type { Actor, AppliedDisposition } from "./disposition-ports.ts";
import type { Clock, Interaction, UnitOfWork } from "./ports.ts";

export type DispositionParts = { readonly clock: Clock };

/** What the caller chose; `disposition` is known to exist. */
export type Choice = { readonly disposition: KnownDisposition; readonly note: string | null };

export type GivenChoice = { readonly dispositionId: string; readonly note: string | null };

/** As many as anybody looks through. */
const maxShownChoices = 50;

/** @throws DomainError `not-found` */
export async function listInteractionDispositions(
  work: UnitOfWork,
  principal: Principal,
  interactionId: string,
): Promise<{ interaction: Interaction; offered: KnownDisposition[]; chosen: AppliedDisposition[] }> {
  const found = await work.interactions.findInteraction(interactionId, "none");
  const interaction = assertAccess(principal, "interactions.read", found);
  const offered = inTreeOrder(await work.dispositions.listOffered(interactionId));
  return { interaction, offered, chosen: await work.dispositions.listChoices(interactionId, maxShownChoices) };
}

/**
 * null takes it away. The same choice again changes nothing.
 * @throws DomainError `not-found`, `not-allowed`, `disposition-not-offered`, `disposition-required` (both invalid)
 */
export async function setInteractionDisposition(
  work: UnitOfWork,
  parts: DispositionParts,
  request: { readonly principal: Principal; readonly interactionId: string; readonly given: GivenChoice | null },
): Promise<Interaction> {
  const { principal, interactionId, given } = request;
  const found = await work.interactions.findInteraction(interactionId, "for-update");
  const interaction = assertAccess(principal, "interactions.write", found);
  if (given === null) return takeAway(work, interaction);
  const choice = await requireOffered(work, interaction, given);
  return changeDisposition(work, parts, { interaction, choice, actor: actorOf(principal) });
}

/** The interaction must be locked. */
export async function changeDisposition(
  work: UnitOfWork,
  parts: DispositionParts,
  { interaction, choice, actor }: { interaction: Interaction; choice: Choice; actor: Actor },
): Promise<Interaction> {
  if (isChosen(interaction, choice)) return interaction;
  const applied = appliedOf(choice, actor, parts.clock.now());
  const appliedDispositionId = await work.dispositions.addChoice(interaction.id, applied);
  await work.interactions.changeInteraction(interaction.id, { appliedDispositionId });
  announceChange(work, interaction);
  return { ...interaction, disposition: applied, version: interaction.version + 1 };
}

/**
 * Among what is offered for this interaction now; what it has already may be said again, whatever became of it.
 * @throws DomainError `disposition-not-offered` (invalid)
 */
export async function requireOffered(work: UnitOfWork, interaction: Interaction, given: GivenChoice): Promise<Choice> {
  const { dispositionId } = given;
  const note = given.note === null || given.note.trim() === "" ? null : storable(given.note.trim());
  const offered = await work.dispositions.listOffered(interaction.id);
  const disposition = offered.find(({ id }) => id === dispositionId) ?? kept(interaction, dispositionId);
  if (disposition !== null) return { disposition, note };
  const detail = "This disposition is not offered for the interaction, or not any more.";
  throw new DomainError("disposition-not-offered", "invalid", detail, {
    fields: [{ pointer: "/dispositionId", detail }],
  });
}

export function appliedOf({ disposition, note }: Choice, actor: Actor, at: Date): AppliedDisposition {
  const agentId = actor.kind === "agent" ? actor.agentId : null;
  return { dispositionId: disposition.id, path: disposition.path, note, chosenBy: actor.kind, agentId, at };
}

/** The same disposition with the same note: saying it twice is saying it once. */
export function isChosen({ disposition: now }: Interaction, { disposition, note }: Choice): boolean {
  return now !== null && now.dispositionId === disposition.id && now.note === note;
}

export function actorOf(principal: Principal): Actor {
  return principal.kind === "user" ? { kind: "agent", agentId: principal.userId } : { kind: "api" };
}

export function dispositionRequired(): DomainError {
  const detail = "This account demands a disposition for every interaction that is closed. Choose one.";
  return new DomainError("disposition-required", "invalid", detail, {
    fields: [{ pointer: "/dispositionId", detail }],
  });
}

async function takeAway(work: UnitOfWork, interaction: Interaction): Promise<Interaction> {
  if (interaction.disposition === null) return interaction;
  if (interaction.status === "closed" && interaction.requiresDisposition) throw dispositionRequired();
  await work.interactions.changeInteraction(interaction.id, { appliedDispositionId: null });
  announceChange(work, interaction);
  return { ...interaction, disposition: null, version: interaction.version + 1 };
}

/** A deleted or renamed one that the interaction carries: its note can still be mended. */
function kept({ disposition }: Interaction, dispositionId: string): KnownDisposition | null {
  if (disposition?.dispositionId !== dispositionId) return null;
  const { path } = disposition;
  return { id: dispositionId, name: path.at(-1) ?? "", description: null, parentId: null, path, scope: "global" };
}

function announceChange(work: UnitOfWork, { id: interactionId, accountId, unread, agentId }: Interaction): void {
  work.outbox.append(interactionChanged, { key: interactionId, data: { interactionId, accountId, unread, agentId } });
}
