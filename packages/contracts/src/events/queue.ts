import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

export const queueStrategies = ["rrmemory"] as const;

export const QueueSnapshot = Type.Object({
  queueId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  strategy: Type.Enum([...queueStrategies]),
  agentTimeoutSeconds: Type.Integer(),
  weight: Type.Integer(),
  agentIds: Type.Array(Uuid),
  deletedAt: nullable(Instant),
});
export type QueueSnapshot = Static<typeof QueueSnapshot>;

export const queueChanged = defineEvent({
  producer: "routing",
  name: "queue.changed",
  version: 1,
  description: "A queue or its members changed: its full snapshot. Key: queueId.",
  schema: QueueSnapshot,
});
