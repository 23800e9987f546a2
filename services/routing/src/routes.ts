import type { Cursor } from "@mailroom/http/cursor";
import type { FastifyInstance } from "fastify";
import { addAgentRoutes } from "./http/agents.ts";
import { addDispositionPauseRoutes } from "./http/disposition-pauses.ts";
import { addOfferRoutes } from "./http/offers.ts";
import { addPickRoute } from "./http/picks.ts";
import { addMemberRoutes, addQueueRoutes } from "./http/queues.ts";
import { addRealtimeRoute } from "./http/realtime.ts";
import { makeAcceptOffer } from "./operations/accept-offer.ts";
import {
  makeAddQueueMember,
  makeCreateQueue,
  makeRemoveQueueMember,
  makeSetQueueMembers,
  makeUpdateQueue,
} from "./operations/change-queue.ts";
import { makeDeleteQueue } from "./operations/delete-queue.ts";
import { makeBeginDispositionPause, makeEndDispositionPause } from "./operations/pause-for-disposition.ts";
import { makePickInteraction } from "./operations/pick-interaction.ts";
import { makeReadAgents } from "./operations/read-agents.ts";
import { makeReadOffers, makeReadWhy } from "./operations/read-offers.ts";
import { makeReadRealtime } from "./operations/read-realtime.ts";
import type { RealtimeReader } from "./operations/realtime-ports.ts";
import { makeRejectOffer } from "./operations/reject-offer.ts";
import { makeSetAgentState } from "./operations/set-agent-state.ts";
import { makeUpdateAgent } from "./operations/update-agent.ts";
import type { Reader, WithStores } from "./operations/ports.ts";

export type RouteParts = {
  readonly withStores: WithStores;
  readonly reader: Reader;
  readonly realtime: RealtimeReader;
  readonly cursor: Cursor;
};

/** Puts every operation behind its route. */
export function addRoutes(server: FastifyInstance, parts: RouteParts): void {
  const { withStores, reader, cursor } = parts;
  const queues = {
    reader,
    createQueue: makeCreateQueue(withStores),
    updateQueue: makeUpdateQueue(withStores),
    deleteQueue: makeDeleteQueue(withStores),
    setQueueMembers: makeSetQueueMembers(withStores),
    addQueueMember: makeAddQueueMember(withStores),
    removeQueueMember: makeRemoveQueueMember(withStores),
  };
  addQueueRoutes(server, queues, cursor);
  addMemberRoutes(server, queues, cursor);
  const agents = {
    agents: makeReadAgents(reader),
    updateAgent: makeUpdateAgent(withStores),
    setAgentState: makeSetAgentState(withStores, reader),
  };
  addAgentRoutes(server, agents, cursor);
  addDispositionPauseRoutes(server, {
    begin: makeBeginDispositionPause(withStores, reader),
    end: makeEndDispositionPause(withStores, reader),
  });
  const offers = {
    offers: makeReadOffers(reader),
    acceptOffer: makeAcceptOffer(withStores, reader),
    rejectOffer: makeRejectOffer(withStores, reader),
    why: makeReadWhy(reader),
  };
  addOfferRoutes(server, offers, cursor);
  addPickRoute(server, makePickInteraction(withStores, reader));
  addRealtimeRoute(server, makeReadRealtime(parts.realtime));
}
