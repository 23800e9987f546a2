import {
  listInteractionDispositions as listRoute,
  type OfferedDisposition,
  setInteractionDisposition as setRoute,
} from "@mailroom/contracts/api/interaction-disposition";
import { DomainError } from "@mailroom/contracts/domain-error";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { KnownDisposition } from "../domain/offered-dispositions.ts";
import {
  type GivenChoice,
  listInteractionDispositions,
  setInteractionDisposition,
} from "../operations/choose-disposition.ts";
import { toAppliedView, toInteractionView } from "./interaction-view.ts";
import type { HttpParts } from "./parts.ts";

export function addDispositionRoutes(server: FastifyInstance, { read, transact, clock }: HttpParts): void {
  implement(server, listRoute, async ({ principal, params: { interactionId } }) => {
    const { interaction, offered, chosen } = await listInteractionDispositions(read, principal, interactionId);
    const { requiresDisposition: required, pausesDuringDisposition: pausesAgent } = interaction;
    const body = { required, pausesAgent, items: offered.map(toOfferedView), chosen: chosen.map(toAppliedView) };
    return { status: 200, body };
  });

  implement(server, setRoute, async ({ principal, params: { interactionId }, body }) => {
    const { dispositionId, note } = body;
    const given = givenChoice({ note, ...(dispositionId === null ? {} : { dispositionId }) });
    const changed = await transact((work) =>
      setInteractionDisposition(work, { clock }, { principal, interactionId, given }),
    );
    return { status: 200, body: toInteractionView(changed) };
  });
}

type GivenBody = { readonly dispositionId?: string; readonly note?: string | null | undefined };

/** @throws DomainError `invalid-request` for a note about nothing */
export function givenChoice({ dispositionId, note = null }: GivenBody): GivenChoice | null {
  if (dispositionId !== undefined) return { dispositionId, note };
  if (note === null || note.trim() === "") return null;
  const detail = "A note belongs to a disposition: name one.";
  throw new DomainError("invalid-request", "invalid", detail, { fields: [{ pointer: "/note", detail }] });
}

function toOfferedView({ path, ...known }: KnownDisposition): OfferedDisposition {
  return { ...known, level: path.length, path: [...path] };
}
