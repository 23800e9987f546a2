/** The figures of the Realtime page: of everything, and of one account. */
import type { Realtime, RealtimeAccount, RealtimeQueue } from "@mailroom/contracts/api/realtime";
import * as data from "./fixtures.ts";

const nobody = { available: 0, busy: 0, paused: 0, loggedOut: 0 };
const idle = { waiting: 0, offered: 0, assigned: 0, oldestWaitingAt: null };
const busyHour = { waiting: 4, offered: 2, assigned: 9, oldestWaitingAt: data.minutesAgo(3.2) };

const queues: RealtimeQueue[] = [
  { queueId: data.id(31), name: "Seniors", ...idle, agents: nobody },
  {
    ...{ queueId: data.queue.id, name: data.queue.name, ...busyHour },
    agents: { available: 1, busy: 1, paused: 1, loggedOut: 3 },
  },
  { queueId: null, name: null, ...idle, waiting: 1, oldestWaitingAt: data.minutesAgo(94), agents: nobody },
];
const accounts: RealtimeAccount[] = data.accounts
  .toSorted((one, other) => one.key.localeCompare(other.key))
  .map(({ id, key, active }) => {
    const work = id === data.support.id ? busyHour : idle;
    const agents = id === data.support.id ? { available: 1, busy: 1, paused: 1, loggedOut: 3 } : nobody;
    return { accountId: id, key, active, ...work, agents };
  });

export const realtime: Realtime = {
  at: data.minutesAgo(0),
  total: {
    ...{ ...busyHour, waiting: 5, oldestWaitingAt: data.minutesAgo(94) },
    agents: { available: 1, busy: 1, paused: 1, loggedOut: 3 },
  },
  queues: { items: queues, leftOff: 0 },
  accounts: { items: accounts, leftOff: 3 },
  agents: { items: data.agents, leftOff: 0 },
};

/** Of the account Support alone. */
export const realtimeOfSupport: Realtime = {
  ...realtime,
  total: { ...realtime.total, ...busyHour },
  queues: { items: queues.filter(({ queueId }) => queueId === data.queue.id), leftOff: 0 },
  accounts: { items: accounts.filter(({ accountId }) => accountId === data.support.id), leftOff: 0 },
};
