import { describe, expect, test } from "@jest/globals";
import type { AccountAction, StepCondition } from "@mailroom/contracts/account-step";
import type { MessageFacts } from "@mailroom/contracts/events/interaction";
import fc from "fast-check";
import { type ActionList, indexAfter } from "./action-list.ts";
import { type FlowCause, type FlowRun, maxFlowSteps, newRun } from "./flow-run.ts";
import { traceText } from "./flow-text.ts";
import { type FlowOptions, runFlow } from "./run-flow.ts";
import { conditionHolds } from "./step-condition.ts";

const noon = new Date("2026-01-05T12:00:00Z");
const facts: MessageFacts = {
  ...{ subject: "Re: Order 4711", from: { name: "Jane Doe", address: "jane@example.test" }, body: "Where is it?" },
  ...{ to: [{ name: "", address: "support@shop.test" }], contactName: "Jane Doe", listId: "list-1", isReply: true },
  headers: [{ name: "X-Priority", value: "1" }],
};
const cause: FlowCause = {
  ...{ messageKey: "m1", isFirst: true, isAutomatic: false, isBacklog: false, isUnverified: false, facts },
};
const run = newRun({ interactionId: "i", accountId: "a" }, cause);
const workingTime = {
  ...{ id: "w", version: 1, name: "Working time", isDeleted: false },
  rules: {
    zone: "Europe/Berlin",
    subsets: [
      {
        ...{ kind: "range" as const, name: "days", from: "09:00", until: "17:59" },
        ...{ weekDays: [1, 2, 3, 4, 5], monthDays: [], months: [] },
      },
    ],
    holidays: [],
  },
};
const listOf = (actions: readonly AccountAction[]): ActionList => ({
  ...{ actions, queueIds: new Set(["day", "night"]), agentIds: new Set(["ana"]), intervals: [workingTime] },
});
const flow = (actions: readonly AccountAction[], more: Partial<FlowOptions> = {}, begun: FlowRun = run) =>
  runFlow(begun, 0, listOf(actions), { now: noon, ...more });

const queue = (queueId: string, timeoutSeconds: number | null = null): AccountAction => ({
  ...{ kind: "queue", queueId, timeoutSeconds, id: `to-${queueId}` },
});
const reply = (frequency: "oneTime" | "always" | "firstMessage"): AccountAction => ({
  ...{ kind: "autoReply", templateId: "t", frequency, recipients: "reply", id: `reply-${frequency}` },
});
const tag: AccountAction = { kind: "tag", tags: ["vip"], id: "tag" };
const inTime = (action: AccountAction): AccountAction => ({ ...action, intervalId: "w" });

describe("intervals of steps", () => {
  test.each([
    // 17:59:59 in Berlin, and a second later; the same clock on the wall in summer and on the day after clocks are set
    ["2026-01-05T16:59:59Z", "day"],
    ["2026-01-05T17:00:00Z", "night"],
    ["2026-07-06T15:59:59Z", "day"],
    ["2026-07-06T16:00:00Z", "night"],
    ["2026-03-30T06:59:59Z", "night"],
    ["2026-03-30T07:00:00Z", "day"],
  ])("S72 X3 a step counts by the clock of its interval's zone: %s leads to %s", (at, queueId) => {
    const { stop } = flow([inTime(queue("day")), queue("night")], { now: new Date(at) });
    expect(stop).toMatchObject({ kind: "queue", queueId });
  });

  test("N2 what was passed over says why in plain words", () => {
    const actions = [inTime(tag), queue("gone"), { ...reply("always"), id: "r" }, tag, queue("night")];
    const { trace, effects } = flow(actions, { now: new Date("2026-01-04T12:00:00Z") });
    expect(traceText(trace)).toBe(
      " Carried out: step 3 (autoReply), 4 (tag). Passed over: step 1 (tag: outside Working time (Europe/Berlin)), " +
        "2 (queue: its queue is deleted).",
    );
    expect(effects.map(({ kind }) => kind)).toEqual(["auto-reply", "tag"]);
  });
});

describe("automatic replies", () => {
  test.each([
    ["automatic mail", { isAutomatic: true }],
    ["mail from before the activation (X18)", { isBacklog: true }],
    ["a stranger who took part by a token", { isUnverified: true }],
  ])("F13 X18 X29 never go to %s", (_, more) => {
    const to = newRun({ interactionId: "i", accountId: "a" }, { ...cause, ...more });
    expect(flow([reply("always"), reply("oneTime"), reply("firstMessage")], {}, to).effects).toEqual([]);
  });

  test("X29 first message means the first of its interaction", () => {
    const later = newRun({ interactionId: "i", accountId: "a" }, { ...cause, isFirst: false });
    expect(flow([reply("firstMessage")]).effects).toHaveLength(1);
    expect(flow([reply("firstMessage")], {}, later).effects).toEqual([]);
  });

  test("S72 a further message runs Auto Reply always and nothing else, up to where a run would wait", () => {
    const actions = [tag, reply("oneTime"), reply("always"), queue("day", 60), { ...reply("always"), id: "late" }];
    const { effects } = flow(actions, { isFurtherMessage: true });
    expect(effects.map(({ stepKey }) => stepKey)).toEqual(["reply-always"]);
  });
});

test("X2 queue and agent hold the run for their time, and one that is gone is passed over", () => {
  expect(flow([queue("day", 90)]).stop).toMatchObject({ stepEndsAt: new Date("2026-01-05T12:01:30Z") });
  expect(flow([queue("day")]).stop).toMatchObject({ kind: "queue", stepEndsAt: null });
  const agents: AccountAction[] = [
    { kind: "agent", agentId: "gone", timeoutSeconds: 60, id: "1" },
    { kind: "agent", agentId: "ana", timeoutSeconds: 60, id: "2" },
  ];
  expect(flow(agents)).toMatchObject({ stop: { kind: "agent", agentId: "ana", actionIndex: 1 }, run: { stepId: "2" } });
});

test("X2 Set, GotoIf, Close: a condition on a variable decides about the way", () => {
  const actions: AccountAction[] = [
    { kind: "set", variable: "who", value: "VIP", id: "1" },
    { ...{ kind: "gotoIf", stepId: "4", id: "2" }, condition: asks("variable", "who", "equals", "vip") },
    queue("day"),
    { kind: "close", dispositionId: "d", id: "4" },
  ];
  const { stop, run: after } = flow(actions);
  expect(stop).toMatchObject({ kind: "close", dispositionId: "d", actionIndex: 3 });
  expect(after.variables).toEqual({ who: "VIP" });
});

test("X2 a Webhook stops the run until it is answered, and names it so that it goes on after it", () => {
  const call: AccountAction = {
    ...{ kind: "webhook", url: "https://x.test/", method: "GET", variable: "v", timeoutSeconds: 5, id: "call" },
  };
  const { stop, run: waiting } = flow([call, queue("day")]);
  expect(stop).toMatchObject({ kind: "call", stepKey: "call" });
  expect(waiting.isCalling).toBe(true);
  // meanwhile a step was put in front of it, or it was taken out
  expect(indexAfter([tag, call, queue("day")], { stepId: "call", actionIndex: 0 })).toBe(2);
  expect(indexAfter([queue("day")], { stepId: "call", actionIndex: 0 })).toBe(0);
});

const asks = (
  source: StepCondition["source"],
  name: string,
  operator: StepCondition["operator"],
  value: string,
): StepCondition => ({ source, name, operator, value });

test.each([
  [asks("field", "subject", "contains", "ORDER"), true],
  [asks("field", "subject", "startsWith", "order"), false],
  [asks("field", "from", "equals", "JANE@example.test"), true],
  [asks("field", "from", "endsWith", "@example.test"), true],
  [asks("field", "from", "contains", "jane doe <"), true],
  [asks("field", "to", "notContains", "sales@"), true],
  [asks("field", "isReply", "equals", "true"), true],
  [asks("field", "isAutomatic", "notEquals", "true"), true],
  [asks("header", "x-priority", "equals", "1"), true],
  [asks("header", "x-spam", "notEquals", "yes"), true],
  [asks("header", "x-spam", "contains", ""), false],
  [asks("variable", "unset", "equals", ""), true],
])("X2 %j is %s", (condition, expected) => {
  expect(conditionHolds(condition, run)).toBe(expected);
});

test("X2 what is not known of a message fulfils no condition", () => {
  const blind = newRun({ interactionId: "i", accountId: "a" }, { ...cause, facts: null });
  expect(conditionHolds(asks("field", "subject", "notEquals", "x"), blind)).toBe(false);
  expect(conditionHolds(asks("header", "x", "notEquals", "x"), blind)).toBe(false);
});

const ids = ["1", "2", "3", "4", "5"];
const anyStep = fc.oneof(
  fc.constant<AccountAction>(tag),
  fc.constant<AccountAction>(reply("always")),
  fc.constantFrom("day", "gone").map((id) => queue(id, 5)),
  fc.constantFrom(...ids).map((stepId): AccountAction => ({ kind: "goto", stepId })),
  fc.constantFrom(...ids).map((stepId): AccountAction => ({
    ...{ kind: "gotoIf", stepId, condition: asks("variable", "v", "equals", "") },
  })),
);

test("X2 any list comes to rest within the limit of steps, also where it jumps back and waits again and again", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 5 }), (steps) => {
      const actions = steps.map((step, index) => ({ ...step, id: ids[index] ?? "" }));
      let { run: after, stop } = flow(actions);
      while (stop.kind === "queue") {
        ({ run: after, stop } = runFlow(after, stop.actionIndex + 1, listOf(actions), { now: noon }));
      }
      expect(after.stepCount).toBeLessThanOrEqual(maxFlowSteps + 1);
      expect(["list-ended", "too-many-steps"]).toContain(stop.kind);
    }),
  );
});
