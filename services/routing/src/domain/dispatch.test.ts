import { expect, test } from "@jest/globals";
import { dispatch, type DispatchQueue } from "./dispatch.ts";
import { refuse, roundPauseMs, withDueRound, type WorkItem } from "./work-item.ts";

const now = new Date("2026-01-05T12:00:00Z");
const item = (id: string, more: Partial<WorkItem> = {}): WorkItem => ({
  ...{ id, version: 1, interactionId: `i-${id}`, accountId: "account", kind: "new", state: "waiting", queueId: "q" },
  ...{ agentId: null, class: 1, receivedAt: now, messageCount: 1, round: 1, refusedBy: [], nextRoundAt: null },
  ...{ actionIndex: 0, stepEndsAt: null, waitsSince: null, waitEndsAt: null, waitReason: null },
  ...more,
});
const agent = (agentId: string, more: object = {}) => ({
  ...{ agentId, version: 1, state: "available" as const, load: 0, capacity: 5 },
  ...more,
});
const queue = (agentIds: readonly string[], more: Partial<DispatchQueue> = {}): DispatchQueue => ({
  ...{ id: "q", version: 3, weight: 0, agentTimeoutSeconds: 30, last: null },
  members: agentIds.map((agentId, position) => ({ agentId, position })),
  ...more,
});
const told = (result: ReturnType<typeof dispatch>) =>
  result.decisions.map((each) => `${each.item.id} ${each.kind === "offer" ? each.agentId : each.reason}`);

test("S73 F26 a batch goes round the ring, oldest first, and each offer takes a place", () => {
  const items = ["d", "c", "b", "a"].map((id) => item(id));
  const snapshot = { queues: [queue(["ana", "ben"])], agents: [agent("ana", { capacity: 1 }), agent("ben")], items };
  const result = dispatch(snapshot, now);
  expect(told(result)).toEqual(["a ana", "b ben", "c ben", "d ben"]);
  expect(result.rings.get("q")).toEqual({ agentId: "ben", position: 1 });
  expect(result.decisions[0]).toMatchObject({ expiresAt: new Date(now.getTime() + 30_000), queueId: "q" });
});

test("X4 who refused in this round is passed over, and asked again in the next", () => {
  const refused = refuse(item("a", { state: "offered" }), "ana", now);
  const snapshot = { queues: [queue(["ana"])], agents: [agent("ana")], items: [refused] };
  expect(told(dispatch(snapshot, now))).toEqual(["a everybody-refused"]);
  expect(told(dispatch(snapshot, new Date(now.getTime() + roundPauseMs(1))))).toEqual(["a ana"]);
});

test("the pause grows from round to round, up to five minutes", () => {
  expect([1, 2, 3, 20].map(roundPauseMs)).toEqual([5_000, 10_000, 20_000, 300_000]);
  const begun = withDueRound(refuse(item("a"), "ana", now), new Date(now.getTime() + 5_000));
  expect(begun).toMatchObject({ round: 2, refusedBy: [], nextRoundAt: null });
});

test("S77 S78 what waits for one agent goes to nobody else and moves no ring", () => {
  const reply = item("r", { kind: "reply", agentId: "ana" });
  const agents = [agent("ana"), agent("ben")];
  const offered = dispatch({ queues: [queue(["ben"])], agents, items: [reply] }, now);
  expect(offered.decisions[0]).toMatchObject({ kind: "offer", agentId: "ana", queueId: null });
  expect(offered.rings.size).toBe(0);
  const paused = [agent("ana", { state: "paused" }), agent("ben")];
  expect(told(dispatch({ queues: [queue(["ben"])], agents: paused, items: [reply] }, now))).toEqual([
    "r nobody-available",
  ]);
});

test.each([
  [[], "no-members"],
  [[agent("ana", { state: "logged_out" })], "nobody-available"],
  [[agent("ana", { load: 5 })], "everybody-at-capacity"],
])("an item that cannot be offered says why (%#)", (agents, reason) => {
  const members = agents.map((each) => each.agentId);
  expect(told(dispatch({ queues: [queue(members)], agents, items: [item("a")] }, now))).toEqual([`a ${reason}`]);
});
