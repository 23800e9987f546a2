import { getRealtime, type Realtime, type RealtimeAccount, type RealtimeQueue } from "@mailroom/contracts/api/realtime";
import type { Principal } from "@mailroom/contracts/principal";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { RealtimeFilter } from "../operations/read-realtime.ts";
import type { AccountFigures, Cut, QueueFigures, RealtimeView, Work } from "../operations/realtime-ports.ts";
import { showAgent } from "./agents.ts";

export function addRealtimeRoute(
  server: FastifyInstance,
  readRealtime: (filter: RealtimeFilter, principal: Principal) => Promise<RealtimeView>,
): void {
  implement(server, getRealtime, async ({ query, principal }) => {
    const filter = { accountId: query.accountId ?? null, queueId: query.queueId ?? null };
    return { status: 200, body: showRealtime(await readRealtime(filter, principal)) };
  });
}

function showRealtime({ at, total, queues, accounts, agents }: RealtimeView): Realtime {
  return {
    at: at.toISOString(),
    total: { ...showWork(total), agents: total.agents },
    queues: showCut(queues, showQueue),
    accounts: showCut(accounts, showAccount),
    agents: showCut(agents, showAgent),
  };
}

function showCut<T, V>({ items, leftOff }: Cut<T>, show: (item: T) => V): { items: V[]; leftOff: number } {
  return { items: items.map(show), leftOff };
}

function showQueue(figures: QueueFigures): RealtimeQueue {
  const { queueId, name, agents } = figures;
  return { queueId, name, ...showWork(figures), agents };
}

function showAccount(figures: AccountFigures): RealtimeAccount {
  const { accountId, key, active, agents } = figures;
  return { accountId, key, active, ...showWork(figures), agents };
}

function showWork({ waiting, offered, assigned, oldestWaitingAt }: Work) {
  return { waiting, offered, assigned, oldestWaitingAt: oldestWaitingAt?.toISOString() ?? null };
}
