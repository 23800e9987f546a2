import { expect, test } from "@jest/globals";
import type { AddedMessage } from "@mailroom/contracts/events/interaction";
import { decisionOfRoute } from "./decision.ts";
import { newRun } from "./flow-run.ts";
import { newInteraction } from "./interaction.ts";
import { type Manager, type RouteFacts, routeMessage } from "./route-message.ts";

const now = new Date("2026-01-05T12:00:00Z");
const inbound: AddedMessage = {
  ...{ messageKey: "m", interactionId: "i", accountId: "a", direction: "in", author: "contact", agentId: null },
  ...{ at: "2026-01-05T11:59:00.000Z", first: false, joinReason: "token", unverified: false },
  ...{ automatic: false, bounce: false, quarantined: false },
};
const ana: Manager = { id: "ana", state: "available", mayServe: true };
const facts: RouteFacts = {
  interaction: newInteraction("i", "a"),
  openItem: null,
  account: {
    ...{ id: "a", version: 1, prioritizeReplies: true, isDeleted: false },
    waits: {
      ...{ model: "standard", agentSeconds: null, timeoutAction: null },
      ...{ legacyAgentSeconds: 10, legacyQueueSeconds: 10 },
    },
    actions: [
      { kind: "queue", queueId: "deleted", timeoutSeconds: null },
      { kind: "queue", queueId: "q", timeoutSeconds: 60 },
    ],
  },
  ...{ manager: null, isAuthorGone: false },
  ...{ queueIds: new Set(["q"]), agentIds: new Set<string>(), intervals: [], run: null },
};
const managed = { ...facts, manager: ana, interaction: { ...facts.interaction, managerId: "ana", lastQueueId: "q" } };
const held = { ...managed, interaction: { ...managed.interaction, holderId: "ana" } };

test("S72 the first queue action whose queue exists decides about a new mail", () => {
  expect(routeMessage({ ...inbound, first: true }, facts, now)).toMatchObject({
    kind: "waits",
    item: {
      kind: "new",
      queueId: "q",
      agentId: null,
      class: 1,
      actionIndex: 1,
      stepEndsAt: new Date("2026-01-05T12:01:00Z"),
    },
    interaction: { lastQueueId: "q" },
  });
});

test("S77 a message for what an agent has on the desk appears there, also while they pause", () => {
  for (const state of ["available", "paused"] as const) {
    const outcome = routeMessage(inbound, { ...held, manager: { ...ana, state } }, now);
    expect(outcome).toMatchObject({
      kind: "on-desk",
      agentId: "ana",
      interaction: { unansweredSince: new Date(inbound.at) },
    });
  }
});

test("S78 F25 a message waits for an agent who is logged out, or who managed what was closed", () => {
  const away = routeMessage(inbound, { ...held, manager: { ...ana, state: "logged_out" } }, now);
  expect(away).toMatchObject({ kind: "waits", item: { kind: "reply", agentId: "ana", queueId: "q", class: 0 } });
  const reopened = routeMessage(
    inbound,
    { ...managed, interaction: { ...managed.interaction, status: "closed" } },
    now,
  );
  expect(reopened).toMatchObject({ kind: "waits", item: { agentId: "ana" }, interaction: { status: "open" } });
});

test("S79 S82 S83 an agent who is gone is replaced by the last queue, or by nobody", () => {
  const gone = { ...held, manager: { ...ana, mayServe: false } };
  expect(routeMessage(inbound, gone, now)).toMatchObject({
    ...{ kind: "waits", because: "agent-gone", item: { queueId: "q", agentId: null, kind: "reply" } },
    interaction: { holderId: null, managerId: null },
  });
  expect(routeMessage(inbound, { ...gone, queueIds: new Set() }, now)).toMatchObject({
    kind: "ended",
    reason: "agent-gone",
  });
});

test("S85 what has left routing stays in Unread Messages until it is reopened", () => {
  const ended = { ...facts, interaction: { ...facts.interaction, hasEnded: true } };
  expect(routeMessage(inbound, ended, now).kind).toBe("unread");
  const reopened = { ...ended, interaction: { ...ended.interaction, status: "closed" as const } };
  expect(routeMessage(inbound, reopened, now).kind).toBe("waits");
});

test("bounces are no work, automatic and quarantined mail is, Mailroom's own mail answers nothing", () => {
  expect(routeMessage({ ...inbound, bounce: true }, facts, now).kind).toBe("ignored");
  expect(routeMessage({ ...inbound, author: "system" }, facts, now).kind).toBe("ignored");
  expect(routeMessage({ ...inbound, automatic: true, quarantined: true }, facts, now).kind).toBe("waits");
  expect(routeMessage({ ...inbound, direction: "out", author: "system" }, held, now).kind).toBe("ignored");
});

test("X14 an answer by anybody ends the waiting; who answers what nobody holds has managed it", () => {
  const out: AddedMessage = { ...inbound, direction: "out", author: "agent", agentId: "ben" };
  const waiting = { ...facts, interaction: { ...facts.interaction, unansweredSince: now } };
  expect(routeMessage(out, waiting, now).interaction).toMatchObject({ unansweredSince: null, managerId: "ben" });
  expect(routeMessage(out, held, now).interaction).toMatchObject({ managerId: "ana", holderId: "ana" });
});

test("S17 S79 who writes a new mail has its interaction, unless they are gone by then; what a program writes is nobody's", () => {
  const mail: AddedMessage = { ...inbound, direction: "out", author: "agent", agentId: "ben", first: true };
  const begun = routeMessage(mail, facts, now);
  expect(begun).toMatchObject({ kind: "begun", interaction: { holderId: "ben", managerId: "ben", hasEnded: false } });
  expect(decisionOfRoute(begun, facts.account, "m")?.summary).toContain("agent ben");
  const program = routeMessage({ ...mail, author: "api", agentId: null }, facts, now);
  expect(program).toMatchObject({ kind: "answered", interaction: { holderId: null } });
  const gone = routeMessage(mail, { ...facts, isAuthorGone: true }, now);
  expect(gone).toMatchObject({ kind: "answered", interaction: { holderId: null } });
});

test("S99 a forward answers nobody: the customer waits on, and who forwards manages nothing by that", () => {
  const forward: AddedMessage = {
    ...inbound,
    ...{ direction: "out", author: "agent", agentId: "ben", joinReason: "forward", forward: true },
  };
  const waiting = { ...facts, interaction: { ...facts.interaction, unansweredSince: now } };
  expect(routeMessage(forward, waiting, now)).toEqual({ kind: "ignored", interaction: waiting.interaction });
});

test("X2 N2 the decision tells the steps that were carried out, those passed over and why", () => {
  const actions: RouteFacts["account"]["actions"] = [
    { kind: "tag", tags: ["x"] },
    { kind: "queue", queueId: "deleted", timeoutSeconds: null },
    { kind: "queue", queueId: "q", timeoutSeconds: 60 },
  ];
  const told = (account: RouteFacts["account"]) =>
    decisionOfRoute(routeMessage(inbound, { ...facts, account }, now), account, "m");
  const queued = told({ ...facts.account, actions });
  expect(queued?.summary).toBe(
    "Queued in q by step 3 of the account's actions. Carried out: step 1 (tag). Passed over: step 2 (queue: its queue is " +
      "deleted).",
  );
  const ended = told({ ...facts.account, actions: actions.slice(0, 1) });
  expect(ended?.summary).toContain("it is in Unread Messages. Carried out: step 1 (tag).");
});

test("S72 a message that comes while the list waits for a web hook's answer begins no second run", () => {
  const calling = { ...newRun({ interactionId: "i", accountId: "a" }, causeOfTest), isCalling: true };
  expect(routeMessage(inbound, { ...facts, run: calling }, now).kind).toBe("joined-run");
});

const causeOfTest = {
  ...{ messageKey: "m", isFirst: true, isAutomatic: false, isBacklog: false, isUnverified: false, facts: null },
};
