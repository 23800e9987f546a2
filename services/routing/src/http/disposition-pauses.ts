import { beginDispositionPause, endDispositionPause } from "@mailroom/contracts/api/disposition-pause";
import type { Principal } from "@mailroom/contracts/principal";
import { etagOf } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { DispositionInHand } from "../operations/pause-for-disposition.ts";
import type { AgentView } from "../operations/ports.ts";
import { showAgent } from "./agents.ts";

type Change = (inHand: DispositionInHand, principal: Principal) => Promise<AgentView>;
export type DispositionPauseOperations = { readonly begin: Change; readonly end: Change };

export function addDispositionPauseRoutes(server: FastifyInstance, { begin, end }: DispositionPauseOperations): void {
  implement(server, beginDispositionPause, async ({ params, principal }) => {
    const agent = await begin(params, principal);
    return { status: 200, body: showAgent(agent), headers: { etag: etagOf(agent.version) } };
  });
  implement(server, endDispositionPause, async ({ params, principal }) => {
    const agent = await end(params, principal);
    return { status: 200, body: showAgent(agent), headers: { etag: etagOf(agent.version) } };
  });
}
