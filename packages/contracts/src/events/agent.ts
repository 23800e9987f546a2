import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { defineState } from "../define-state.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

export const AgentSnapshot = Type.Object({
  /** Equals the user's id. */
  agentId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  /** What customers read instead of the name (X11); null or absent: the name. */
  alias: Type.Optional(nullable(Type.String())),
  emailAddress: Type.String(),
  role: Type.Union([Type.Literal("admin"), Type.Literal("agent")]),
  active: Type.Boolean(),
  deletedAt: nullable(Instant),
});
export type AgentSnapshot = Static<typeof AgentSnapshot>;

export const agentChanged = defineEvent({
  producer: "gateway",
  name: "agent.changed",
  version: 1,
  description: "A user exists, was changed or removed: gateway says who exists, routing the rest. Key: agentId.",
  schema: AgentSnapshot,
});

export const agentStates = ["logged_out", "available", "paused"] as const;

export const agentStateChanged = defineEvent({
  producer: "routing",
  name: "agent-state.changed",
  version: 1,
  description: "An agent's state or load changed. Key: agentId.",
  schema: Type.Object({
    agentId: Uuid,
    state: Type.Enum([...agentStates]),
    pauseReason: nullable(Type.String({ maxLength: 100 })),
    since: Instant,
    /** Accepted interactions whose last customer message is unanswered, plus open offers (X14). */
    load: Type.Integer({ minimum: 0 }),
    capacity: Type.Integer({ minimum: 0 }),
  }),
});

export const PresenceReport = Type.Object({ gatewayId: Uuid, agentIds: Type.Array(Uuid) });
export type PresenceReport = Static<typeof PresenceReport>;

export const presence = defineState({
  producer: "gateway",
  readers: ["routing"],
  name: "presence",
  keyedBy: null,
  description: "Which agents have a live connection to this gateway; every 10 s.",
  schema: PresenceReport,
});
export const presenceSubject = presence.subject;
