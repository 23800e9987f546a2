/** A member of a queue; the ring goes by ascending `position` and begins anew after the last. */
export type RingMember = { readonly agentId: string; readonly position: number };

export type Queue = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly strategy: "rrmemory";
  /** How long an offer stays with an agent. */
  readonly agentTimeoutSeconds: number;
  /** 0 to 10 across all queues, higher first. */
  readonly weight: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
};

/** What a new queue has where nothing is said. */
export const queueDefaults = {
  description: null,
  strategy: "rrmemory",
  agentTimeoutSeconds: 30,
  weight: 0,
} as const;
