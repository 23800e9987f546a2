/**
 * Who is offered what, given all that waits and everybody who is there. Pure: the same snapshot gives the same decisions.
 * Items are taken in the order of weight, class, time; each takes one place of the agent it is offered to and moves its
 * queue's ring on, so one call can decide about a whole batch.
 */
import { type Candidate, chooseAgent, type Judged, type RingPlace, ringOrder } from "./choose-agent.ts";
import { compareAcrossQueues } from "./order.ts";
import type { Queue, RingMember } from "./queue.ts";
import { queueDefaults } from "./queue.ts";
import { type WaitReason, withDueRound, type WorkItem } from "./work-item.ts";

export type DispatchQueue = Pick<Queue, "id" | "version" | "weight" | "agentTimeoutSeconds"> & {
  readonly members: readonly RingMember[];
  readonly last: RingPlace | null;
};

export type DispatchSnapshot = {
  readonly queues: readonly DispatchQueue[];
  readonly agents: readonly (Candidate & { readonly version: number })[];
  /** All waiting. */
  readonly items: readonly WorkItem[];
};

export type DispatchDecision =
  | {
      readonly kind: "offer";
      readonly item: WorkItem;
      readonly agentId: string;
      /** null: to the agent alone. */
      readonly queueId: string | null;
      readonly expiresAt: Date;
      readonly judged: readonly Judged[];
    }
  | { readonly kind: "wait"; readonly item: WorkItem; readonly reason: WaitReason; readonly judged: readonly Judged[] };

export type DispatchResult = {
  readonly decisions: readonly DispatchDecision[];
  /** Rings that have moved, by queue. */
  readonly rings: ReadonlyMap<string, RingPlace>;
};

export function dispatch(snapshot: DispatchSnapshot, now: Date): DispatchResult {
  const queues = new Map(snapshot.queues.map((queue) => [queue.id, queue]));
  const candidates = new Map<string, Candidate>(snapshot.agents.map((agent) => [agent.agentId, agent]));
  const rings = new Map<string, RingPlace>();
  const decisions = inOrder(snapshot.items, queues).map((waiting): DispatchDecision => {
    const item = withDueRound(waiting, now);
    const queue = item.queueId === null ? undefined : queues.get(item.queueId);
    const order = orderFor(item, queue, rings);
    const { agentId, judged } = chooseAgent(order, candidates, item.refusedBy);
    if (agentId === null) return { kind: "wait", item, reason: reasonOf(judged), judged };
    engage(agentId, candidates);
    const place = item.agentId === null ? queue?.members.find((member) => member.agentId === agentId) : undefined;
    if (queue !== undefined && place !== undefined) rings.set(queue.id, place);
    const expiresAt = new Date(now.getTime() + (queue ?? queueDefaults).agentTimeoutSeconds * 1000);
    return { kind: "offer", item, agentId, queueId: item.agentId === null ? item.queueId : null, expiresAt, judged };
  });
  return { decisions, rings };
}

function inOrder(items: readonly WorkItem[], queues: ReadonlyMap<string, DispatchQueue>): readonly WorkItem[] {
  const weightOf = (item: WorkItem): number => (item.queueId === null ? 0 : (queues.get(item.queueId)?.weight ?? 0));
  return [...items].sort((a, b) => compareAcrossQueues({ ...a, weight: weightOf(a) }, { ...b, weight: weightOf(b) }));
}

function orderFor(
  item: WorkItem,
  queue: DispatchQueue | undefined,
  rings: ReadonlyMap<string, RingPlace>,
): readonly string[] {
  if (item.agentId !== null) return [item.agentId];
  if (queue === undefined) return [];
  return ringOrder(queue.members, rings.get(queue.id) ?? queue.last).map((member) => member.agentId);
}

function engage(agentId: string, candidates: Map<string, Candidate>): void {
  const candidate = candidates.get(agentId);
  if (candidate !== undefined) candidates.set(agentId, { ...candidate, load: candidate.load + 1 });
}

function reasonOf(judged: readonly Judged[]): WaitReason {
  if (judged.length === 0) return "no-members";
  if (judged.some((each) => each.excluded === "at-capacity")) return "everybody-at-capacity";
  if (judged.some((each) => each.excluded === "refused")) return "everybody-refused";
  return "nobody-available";
}
