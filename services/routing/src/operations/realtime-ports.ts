/** What is read for those who watch the work: figures of one moment, counted from the stored state. */
import type { AgentView } from "./ports.ts";

/** Whose figures: null does not narrow. */
export type RealtimeScope = {
  readonly accountId: string | null;
  readonly queueId: string | null;
  /** All that the caller may see. */
  readonly accountIds: readonly string[] | null;
};

/** Each interaction counts once: what waits or is offered is not also assigned. */
export type Work = {
  readonly waiting: number;
  readonly offered: number;
  readonly assigned: number;
  readonly oldestWaitingAt: Date | null;
};

/** Agents by state; `busy` are those who are available, their load at capacity. */
export type Staffing = {
  readonly available: number;
  readonly busy: number;
  readonly paused: number;
  readonly loggedOut: number;
};

/** `queueId` null: what waits for its own agent, or was taken without a queue. */
export type QueueFigures = Work & { readonly queueId: string | null; readonly name: string | null } & {
  readonly agents: Staffing;
};
export type AccountFigures = Work & { readonly accountId: string; readonly key: string; readonly active: boolean } & {
  readonly agents: Staffing;
};

/** The first of a list, and how many there are beyond them. */
export type Cut<T> = { readonly items: readonly T[]; readonly leftOff: number };

export type RealtimeView = {
  readonly at: Date;
  readonly total: Work & { readonly agents: Staffing };
  readonly queues: Cut<QueueFigures>;
  readonly accounts: Cut<AccountFigures>;
  readonly agents: Cut<AgentView>;
};

export type RealtimeReader = {
  /** Of one moment. The queue or account of the scope is always among the figures where it exists and the caller may see it. */
  read(scope: RealtimeScope): Promise<RealtimeView>;
};
