export type AgentState = "logged_out" | "available" | "paused";

export type Agent = {
  /** The user's id. */
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** What customers read instead of the name. */
  readonly alias: string | null;
  readonly role: "admin" | "agent";
  readonly active: boolean;
  readonly deletedAt: Date | null;
  readonly state: AgentState;
  readonly pauseReason: string | null;
  /** Paused for the disposition they are choosing, and for nothing else (S92). */
  readonly isPausedForDisposition: boolean;
  readonly stateSince: Date;
  readonly capacity: number;
  /** The load last told to others. */
  readonly announcedLoad: number;
  /** Last live connection; null: none reported since the agent set its state. */
  readonly lastSeenAt: Date | null;
};

/** X14. */
export const defaultCapacity = 5;

/** The person exists and may work. */
export function isEmployed(agent: Agent): boolean {
  return agent.active && agent.deletedAt === null;
}
