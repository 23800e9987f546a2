/**
 * Agents who go on working while things break: each takes what is offered, answers it, and repeats every call that got no
 * answer, with the same Idempotency-Key, as a careful client does.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { replyToInteraction } from "@mailroom/contracts/api/interaction";
import { acceptOffer, listOffers, rejectOffer, type Offer } from "@mailroom/contracts/api/offer";
import { RestError } from "../../scripts/demo/rest-client.ts";
import { callRoute } from "../call-route.ts";
import type { DeskAgent } from "../desk.ts";
import type { Random } from "./random.ts";

/** The API has said yes to it: from now on it must not be lost, and not be sent twice. */
export type AcceptedReply = {
  readonly interactionId: string;
  readonly agentId: string;
  readonly messageId: string;
  readonly deliveryId: string;
};

export type AgentWork = {
  /** Lets the agents answer so many further interactions. */
  allow(replies: number): void;
  readonly replies: readonly AcceptedReply[];
  /** Calls that failed and were repeated. */
  readonly repeatedCalls: number;
  /** Resolves when all allowed replies are accepted, or the deadline has passed; then the agents stop. */
  finish(deadlineMs: number): Promise<void>;
};

const lookEveryMs = 400;
const repeatAfterMs = 400;
/** One offer in ten is rejected: the interaction has to find somebody else. */
const rejections = 10;

export function startAgentWork(agents: readonly DeskAgent[], random: Random): AgentWork {
  const state: WorkState = { allowed: 0, repeatedCalls: 0, isOver: false, replies: [] };
  const working = Promise.all(agents.map(async (agent) => work(agent, state, random)));
  // A failure of the loop itself is reported by `finish`.
  working.catch(() => undefined);
  let wanted = 0;
  return {
    replies: state.replies,
    get repeatedCalls() {
      return state.repeatedCalls;
    },
    allow(replies) {
      wanted += replies;
      state.allowed += replies;
    },
    async finish(deadlineMs) {
      const endsAt = performance.now() + deadlineMs;
      while (state.replies.length < wanted && performance.now() < endsAt) await pause(lookEveryMs);
      state.isOver = true;
      await working;
    },
  };
}

type WorkState = { allowed: number; repeatedCalls: number; isOver: boolean; readonly replies: AcceptedReply[] };

async function work(agent: DeskAgent, state: WorkState, random: Random): Promise<void> {
  while (!state.isOver) {
    await pause(lookEveryMs);
    const offers = await listOpenOffers(agent, state);
    const offer = offers[0];
    if (offer === undefined || !take(state)) continue;
    const isAnswered = await handle(agent, offer, { state, random });
    if (!isAnswered) state.allowed += 1;
  }
}

/** Between the look and now another agent may have taken the last one. */
function take(state: WorkState): boolean {
  if (state.allowed === 0) return false;
  state.allowed -= 1;
  return true;
}

async function listOpenOffers({ client, id }: DeskAgent, state: WorkState): Promise<readonly Offer[]> {
  try {
    return (await callRoute(client, listOffers, { query: { state: "open", agentId: id } })).items;
  } catch {
    state.repeatedCalls += 1;
    return [];
  }
}

async function handle(
  agent: DeskAgent,
  offer: Offer,
  { state, random }: { readonly state: WorkState; readonly random: Random },
): Promise<boolean> {
  const { client } = agent;
  const params = { offerId: offer.id };
  if (random.integer(1, rejections) === 1) {
    await repeat(state, async () => callRoute(client, rejectOffer, { params }));
    return false;
  }
  const accepted = await repeat(state, async () => callRoute(client, acceptOffer, { params }));
  if (accepted === null) return false;
  const { interactionId } = offer;
  const headers = { "idempotency-key": randomUUID() };
  const body = { text: `Answer of ${agent.name} to ${interactionId}.` };
  const reply = await repeat(state, async () =>
    callRoute(client, replyToInteraction, { params: { interactionId }, body, headers }),
  );
  if (reply === null) return false;
  const { messageId, deliveryId } = reply;
  state.replies.push({ interactionId, agentId: agent.id, messageId, deliveryId });
  return true;
}

/** Until there is an answer that another try cannot change. Null: refused (the offer was gone), or the run is over. */
async function repeat<T>(state: WorkState, call: () => Promise<T>): Promise<T | null> {
  while (!state.isOver) {
    try {
      return await call();
    } catch (error) {
      if (error instanceof RestError && error.status === 409) return null;
      state.repeatedCalls += 1;
      await pause(repeatAfterMs);
    }
  }
  return null;
}
