import type { AgentState } from "./agent.ts";
import type { RingMember } from "./queue.ts";

export type Candidate = {
  readonly agentId: string;
  readonly state: AgentState;
  readonly load: number;
  readonly capacity: number;
};

export type Exclusion = "logged-out" | "paused" | "at-capacity" | "refused" | "unknown";

/** A candidate as the decision log shows it: excluded for a reason, or null. */
export type Judged = { readonly agentId: string; readonly excluded: Exclusion | null };

/** Where a ring stands: the member who was engaged last. */
export type RingPlace = { readonly agentId: string; readonly position: number };

/**
 * Members in the order in which they are asked: the one after the last engaged first, and that one last (RRMemory, X1). A
 * member who has left keeps the place by position, so the ring does not begin anew when somebody goes.
 */
export function ringOrder(members: readonly RingMember[], last: RingPlace | null): readonly RingMember[] {
  const ring = [...members].sort((a, b) => a.position - b.position);
  if (last === null) return ring;
  const lastPosition = ring.find((member) => member.agentId === last.agentId)?.position ?? last.position;
  return [
    ...ring.filter((member) => member.position > lastPosition),
    ...ring.filter((member) => member.position <= lastPosition),
  ];
}

/** Why this agent cannot be offered an item now, or null. Capacity counts open offers too (X14). */
export function exclusionOf(candidate: Candidate | undefined, refusedBy: readonly string[]): Exclusion | null {
  if (candidate === undefined) return "unknown";
  if (candidate.state === "logged_out") return "logged-out";
  if (candidate.state === "paused") return "paused";
  if (refusedBy.includes(candidate.agentId)) return "refused";
  if (candidate.load >= candidate.capacity) return "at-capacity";
  return null;
}

/** The first in `order` whom nothing excludes, with the judgement on everybody. */
export function chooseAgent(
  order: readonly string[],
  candidates: ReadonlyMap<string, Candidate>,
  refusedBy: readonly string[],
): { readonly agentId: string | null; readonly judged: readonly Judged[] } {
  const judged = order.map((agentId) => ({ agentId, excluded: exclusionOf(candidates.get(agentId), refusedBy) }));
  return { agentId: judged.find((each) => each.excluded === null)?.agentId ?? null, judged };
}
