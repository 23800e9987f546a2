import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type AfterWait,
  afterWait,
  isSamePolicy,
  longestWaitMs,
  sendBack,
  waitEndOf,
  type WaitCause,
  type WaitPolicy,
} from "./wait.ts";
import type { WorkItem } from "./work-item.ts";

const now = new Date("2026-01-05T12:00:00Z");
const off: WaitPolicy = {
  ...{ model: "standard", agentSeconds: null, timeoutAction: null },
  ...{ legacyAgentSeconds: 10, legacyQueueSeconds: 20 },
};
const back: WaitPolicy = { ...off, agentSeconds: 3600, timeoutAction: "SEND_BACK_TO_LAST_QUEUE" };
const end: WaitPolicy = { ...back, timeoutAction: "END_ROUTING" };
const legacy: WaitPolicy = { ...off, model: "legacy" };
const item: WorkItem = {
  ...{ id: "w", version: 3, interactionId: "i", accountId: "a", kind: "reply", state: "waiting", queueId: "q" },
  ...{ agentId: "ana", class: 1, receivedAt: new Date("2026-01-05T11:00:00Z"), messageCount: 2 },
  ...{ round: 7, refusedBy: ["ana"], nextRoundAt: now, actionIndex: null, stepEndsAt: null, waitReason: null },
  ...{ waitsSince: now, waitEndsAt: null },
};
const known = { ...item, lastQueueId: "q", queueIds: new Set(["q"]) };
const nowhere = { ...known, agentId: "ana" as string | null, lastQueueId: null as string | null };
const deleted = { ...known, queueIds: new Set<string>() };
const inQueue = { ...known, agentId: null };

test("S78 S79 S80 the wait ends by the account's seconds from its beginning, and never after more than 90 days", () => {
  const policies = fc.record<WaitPolicy>({
    model: fc.constantFrom("standard", "legacy"),
    agentSeconds: fc.option(fc.integer({ min: 1, max: 604_800 })),
    timeoutAction: fc.constantFrom("END_ROUTING", "SEND_BACK_TO_LAST_QUEUE", null),
    legacyAgentSeconds: fc.integer({ min: 1, max: 2_147_483 }),
    legacyQueueSeconds: fc.integer({ min: 1, max: 2_147_483 }),
  });
  fc.assert(
    fc.property(policies, (policy) => {
      const endsAt = waitEndOf(policy, item) ?? new Date(0);
      const seconds = policy.model === "legacy" ? policy.legacyAgentSeconds : policy.agentSeconds;
      expect(endsAt.getTime() - now.getTime()).toBe(seconds === null ? longestWaitMs : seconds * 1000);
      expect(endsAt.getTime() - now.getTime()).toBeLessThanOrEqual(90 * 86_400_000);
    }),
  );
  expect(waitEndOf(back, { agentId: null, waitsSince: now })).toBeNull();
  expect(waitEndOf(back, { agentId: "ana", waitsSince: null })).toBeNull();
});

const becomes: readonly [string, AfterWait, WaitCause, WaitPolicy, typeof nowhere][] = [
  ["S82 over goes back", { kind: "sent-back", queueId: "q" }, "over", back, known],
  ["S77 rejected goes back at once", { kind: "sent-back", queueId: "q" }, "rejected", back, known],
  ["S85 over ends", { kind: "ended", reason: "wait-timeout", notBack: "by-setting" }, "over", end, known],
  [
    "S77 rejected ends at once",
    { kind: "ended", reason: "agent-rejected", notBack: "by-setting" },
    "rejected",
    end,
    known,
  ],
  ["S83 never queued", { kind: "ended", reason: "wait-timeout", notBack: "never-queued" }, "over", back, nowhere],
  ["S84 deleted queue", { kind: "ended", reason: "wait-timeout", notBack: "queue-deleted" }, "over", back, deleted],
  ["S77 without a wait a rejected reply stays", { kind: "stays" }, "rejected", off, known],
  ["S79 an agent without access holds nothing", { kind: "sent-back", queueId: "q" }, "access-lost", end, known],
  [
    "S79 nor without a queue",
    { kind: "ended", reason: "agent-gone", notBack: "never-queued" },
    "access-lost",
    off,
    nowhere,
  ],
  ["S80 90 days are over", { kind: "ended", reason: "wait-limit", notBack: null }, "over", off, known],
  ["S74 the agent's queue", { kind: "sent-back", queueId: "q" }, "over", legacy, known],
  ["S74 rejected, too", { kind: "sent-back", queueId: "q" }, "rejected", legacy, known],
  ["S74 after the queue the list", { kind: "actions" }, "over", legacy, inQueue],
  ["S74 without a queue the list", { kind: "actions" }, "over", legacy, nowhere],
];

test.each(becomes)("%s", (_name, expected, ...[cause, policy, at]) => {
  expect(afterWait(cause, policy, at)).toEqual(expected);
});

test("S82 what goes back keeps its time of receipt; S77 who has passed is asked in the next round only", () => {
  const over = sendBack(item, { queueId: "q", cause: "over", policy: back }, now);
  expect(over).toMatchObject({ agentId: null, queueId: "q", receivedAt: item.receivedAt, waitEndsAt: null });
  expect(over).toMatchObject({ state: "waiting", round: 1, refusedBy: [], nextRoundAt: null });
  const passed = sendBack(item, { queueId: "q", cause: "rejected", policy: back }, now);
  expect(passed).toMatchObject({ agentId: null, refusedBy: ["ana"], nextRoundAt: new Date(now.getTime() + 5_000) });
});

test("S74 in the agent's queue the second wait begins", () => {
  const later = new Date(now.getTime() + 10_000);
  const returned = sendBack(item, { queueId: "q", cause: "over", policy: legacy }, later);
  expect(returned.waitEndsAt).toEqual(new Date(later.getTime() + 20_000));
});

test("policies are the same by what they say, in whatever order", () => {
  const { model, ...rest } = back;
  expect(isSamePolicy(back, { ...rest, model })).toBe(true);
  for (const other of [end, legacy, { ...back, agentSeconds: 1 }, { ...back, legacyAgentSeconds: 1 }])
    expect(isSamePolicy(back, other)).toBe(false);
  expect(isSamePolicy(back, { ...back, legacyQueueSeconds: 1 })).toBe(false);
});
