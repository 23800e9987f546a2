import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";
import { Agent } from "./agent.ts";

/** Each open interaction with work for agents counts once: what waits or is offered is not also assigned. */
const work = {
  waiting: Type.Integer({ description: "Interactions that wait for an agent and are offered to nobody just now" }),
  offered: Type.Integer({ description: "Interactions that somebody is offered" }),
  assigned: Type.Integer({ description: "Open interactions that an agent has and nobody else is to take over" }),
  /** When the oldest mail of what waits or is offered was received. */
  oldestWaitingAt: nullable(Instant),
};

const AgentCounts = closed({
  available: Type.Integer({ description: "Who may be offered more" }),
  busy: Type.Integer({ description: "Available, their load at capacity" }),
  paused: Type.Integer(),
  loggedOut: Type.Integer(),
});

export const RealtimeQueue = closed({
  queueId: nullable(Uuid),
  name: nullable(
    Type.String({ description: "null, with `queueId`: what waits for its own agent, or was taken without a queue" }),
  ),
  ...work,
  agents: AgentCounts,
});
export type RealtimeQueue = Static<typeof RealtimeQueue>;

export const RealtimeAccount = closed({
  accountId: Uuid,
  key: Type.String(),
  active: Type.Boolean(),
  ...work,
  agents: AgentCounts,
});
export type RealtimeAccount = Static<typeof RealtimeAccount>;

const leftOff = Type.Integer({ description: "How many there are beyond the 200 that are told" });

export const Realtime = closed({
  /** The moment of which all figures are. */
  at: Instant,
  total: closed({ ...work, agents: AgentCounts }),
  queues: closed({ items: Type.Array(RealtimeQueue), leftOff }),
  accounts: closed({ items: Type.Array(RealtimeAccount), leftOff }),
  agents: closed({ items: Type.Array(Agent), leftOff }),
});
export type Realtime = Static<typeof Realtime>;

export const getRealtime = defineRoute({
  operationId: "getRealtime",
  method: "GET",
  path: "/realtime",
  service: "routing",
  action: "realtime.read",
  tag: "Realtime",
  summary: "What waits, is offered and is assigned just now, by queue and account, and who is there",
  description:
    "All figures are of one moment, at most a second ago. Of more than 200 queues or accounts those with work are told " +
    "first, of more than 200 agents those who are logged in. Filters narrow everything; the agents are then those of the " +
    "queue, or those who serve the account.",
  query: closed({ accountId: Type.Optional(Uuid), queueId: Type.Optional(Uuid) }),
  responses: { 200: Realtime },
});
