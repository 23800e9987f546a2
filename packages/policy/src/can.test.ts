import { describe, expect, test } from "@jest/globals";
import { type Action, actions } from "@mailroom/contracts/action";
import type { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan, can } from "./can.ts";
import { principalIdOf } from "./principal-id.ts";
import { reachOf } from "./reach.ts";
import type { Resource } from "./resource.ts";

const me = "018f0000-0000-7000-8000-00000000000a";
const other = "018f0000-0000-7000-8000-00000000000b";
const accountId = "018f0000-0000-7000-8000-0000000000aa";
const otherAccountId = "018f0000-0000-7000-8000-0000000000ab";

const admin: Principal = { kind: "user", userId: me, role: "admin" };
const agent: Principal = { kind: "user", userId: me, role: "agent" };
const keyWith = (scopes: string[], accountIds: string[] | null = null): Principal => ({
  kind: "api-key",
  apiKeyId: me,
  scopes,
  accountIds,
});

const foreign = { linkedAgentIds: [other], holderIds: [other], assignedAgentId: other, agentsMayMarkUnread: true };
/** Each situation an agent can be in towards a thing, named as the table below names it. */
const situations = {
  any: { kind: "collection" },
  linkedAccount: { kind: "account", accountId, linkedAgentIds: [me] },
  accountAtWork: { kind: "account", accountId, linkedAgentIds: [other], assignedAgentIds: [other, me] },
  foreignAccount: { kind: "account", accountId, linkedAgentIds: [other], assignedAgentIds: [other] },
  linked: { kind: "interaction", accountId, ...foreign, linkedAgentIds: [me] },
  offered: { kind: "interaction", accountId, ...foreign, holderIds: [me] },
  assigned: { kind: "interaction", accountId, ...foreign, holderIds: [me], assignedAgentId: me },
  foreign: { kind: "interaction", accountId, ...foreign },
  global: { kind: "global" },
  mine: { kind: "own", ownerId: me },
  theirs: { kind: "own", ownerId: other },
} as const satisfies Record<string, Resource>;
type Situation = keyof typeof situations;
const situationNames = Object.keys(situations) as Situation[];

/** The table of roles again, written out by hand: what an agent may do, and in which situations. All else: nothing. */
const agentMay: Partial<Record<Action, Situation[]>> = {
  "accounts.list": ["any", "linkedAccount", "linked"],
  "dispositions.offered": ["any", "linkedAccount", "accountAtWork", "linked"],
  "canned-answers.offered": ["any", "linkedAccount", "accountAtWork", "linked"],
  "interactions.read": ["any", "linkedAccount", "linked", "offered", "assigned"],
  "interactions.reply": ["any", "linkedAccount", "linked", "assigned"],
  "interactions.write": ["any", "linkedAccount", "linked", "assigned"],
  "interactions.pick": ["any", "linkedAccount", "linked"],
  "interactions.mark-unread": ["any", "linked", "offered", "assigned"],
  "deliveries.read": ["any", "linkedAccount", "linked", "offered", "assigned"],
  "deliveries.write": ["any", "linkedAccount", "linked", "assigned"],
  "agents.read": ["any", "mine"],
  "agents.set-own-state": ["any", "mine"],
  "offers.read": ["any", "mine"],
  "offers.answer": ["any", "mine"],
  "events.read": ["any"],
};

/** What belongs to no account, and is changed or told as a whole. */
const onAllAccounts = new Set<Action>([
  ...(["lists.write", "intervals.write", "assistants.write", "templates.write", "cloud-providers.write"] as const),
  ...(["settings.write", "configuration.read", "configuration.write", "queues.write", "agents.write"] as const),
]);

/** A scope that grants another action too. */
const includedIn: Partial<Record<Action, Action>> = { "accounts.list": "accounts.read" };

describe.each([...actions])("%s", (action) => {
  test.each(situationNames)("an administrator may, in situation %s", (situation) => {
    expect(can(admin, action, situations[situation])).toBe(true);
  });

  test.each(situationNames)("an agent may exactly as the table says, in situation %s", (situation) => {
    expect(can(agent, action, situations[situation])).toBe(agentMay[action]?.includes(situation) ?? false);
  });

  test("an API key needs the action or its noun in its scopes, and never manages people or keys", () => {
    const noun = action.split(".")[0] ?? "";
    const isOpenToKeys = noun !== "users" && noun !== "api-keys";
    expect(can(keyWith([action]), action, situations.foreign)).toBe(isOpenToKeys);
    expect(can(keyWith([`${noun}.*`]), action, situations.foreign)).toBe(isOpenToKeys);
    expect(can(keyWith([]), action, situations.any)).toBe(false);
    expect(can(keyWith(["*", noun, "*.*", "."]), action, situations.any)).toBe(false);
    const others = actions.filter((each) => each !== action && each !== includedIn[action]);
    expect(can(keyWith(others), action, situations.any)).toBe(false);
  });

  test("an API key's account list shuts out what belongs to other accounts", () => {
    const noun = action.split(".")[0] ?? "";
    const isOpenToKeys = noun !== "users" && noun !== "api-keys" && !onAllAccounts.has(action);
    const here = keyWith([action], [accountId]);
    const elsewhere = keyWith([action], [otherAccountId]);
    expect(can(here, action, situations.foreign)).toBe(isOpenToKeys);
    expect(can(elsewhere, action, situations.foreign)).toBe(false);
    expect(can(elsewhere, action, situations.foreignAccount)).toBe(false);
    expect(can(elsewhere, action, { ...situations.theirs, accountId })).toBe(false);
    expect(can(keyWith([action], []), action, situations.foreign)).toBe(false);
  });
});

test("a key that may read accounts may list them, and not the other way round", () => {
  expect(can(keyWith(["accounts.read"]), "accounts.list", situations.any)).toBe(true);
  expect(can(keyWith(["accounts.read"], [otherAccountId]), "accounts.list", situations.linkedAccount)).toBe(false);
  expect(can(keyWith(["accounts.list"]), "accounts.read", situations.any)).toBe(false);
});

test("an agent lists accounts linked to them, and reads the settings of none", () => {
  expect(can(agent, "accounts.list", situations.linkedAccount)).toBe(true);
  expect(can(agent, "accounts.list", situations.foreignAccount)).toBe(false);
  expect(can(agent, "accounts.read", situations.linkedAccount)).toBe(false);
});

test("S22 an agent marks unread only where the account's switch is on", () => {
  const switchOff: Resource = {
    kind: "interaction",
    accountId,
    linkedAgentIds: [me],
    holderIds: [],
    assignedAgentId: me,
  };
  expect(can(agent, "interactions.mark-unread", situations.linked)).toBe(true);
  expect(can(agent, "interactions.mark-unread", { ...situations.linked, agentsMayMarkUnread: false })).toBe(false);
  expect(can(agent, "interactions.mark-unread", switchOff)).toBe(false);
});

test("S23 an administrator marks unread whatever the switch says", () => {
  expect(can(admin, "interactions.mark-unread", { ...situations.foreign, agentsMayMarkUnread: false })).toBe(true);
});

describe("assertCan", () => {
  const refusal = (action: Action, situation: Situation): DomainError => {
    try {
      assertCan(agent, action, situations[situation]);
    } catch (error) {
      return error as DomainError;
    }
    throw new Error("was allowed");
  };

  test("someone else's object is not found, so that its existence stays unknown", () => {
    expect(refusal("interactions.read", "foreign")).toMatchObject({ code: "not-found", kind: "not-found" });
    expect(refusal("interactions.reply", "foreign")).toMatchObject({ kind: "not-found" });
    expect(refusal("offers.answer", "theirs")).toMatchObject({ kind: "not-found" });
  });

  test("what one may read but not change is forbidden", () => {
    expect(refusal("interactions.reply", "offered")).toMatchObject({ code: "not-allowed", kind: "forbidden" });
    expect(refusal("accounts.write", "linkedAccount")).toMatchObject({ kind: "forbidden" });
    expect(refusal("users.read", "any")).toMatchObject({ kind: "forbidden" });
  });

  test("a key for certain accounts is told that what it may not change concerns all of them", () => {
    const held = keyWith(["settings.*", "dispositions.*", "queues.read", "lists.write"], [accountId]);
    const refusalOf = (action: Action, resource: Resource) => {
      expect(() => {
        assertCan(held, action, resource);
      }).toThrow(/certain accounts only/);
    };
    refusalOf("settings.write", situations.any);
    refusalOf("lists.write", situations.any);
    refusalOf("dispositions.write", situations.global);
    expect(() => {
      assertCan(held, "queues.write", situations.any);
    }).toThrow("You are not allowed to do this (queues.write).");
    expect(can(held, "settings.read", situations.any)).toBe(true);
    expect(can(held, "dispositions.read", situations.global)).toBe(true);
    expect(can(held, "dispositions.write", { kind: "account", accountId, linkedAgentIds: [] })).toBe(true);
    expect(can(keyWith(["settings.write"]), "settings.write", situations.any)).toBe(true);
  });

  test("what is allowed passes in silence", () => {
    expect(() => {
      assertCan(agent, "interactions.reply", situations.assigned);
    }).not.toThrow();
  });
});

test("a list is narrowed to what the principal may see", () => {
  expect(reachOf(admin, "interactions.read")).toEqual({ kind: "everything" });
  expect(reachOf(agent, "interactions.read")).toEqual({ kind: "agent", agentId: me });
  expect(reachOf(agent, "users.read")).toEqual({ kind: "nothing" });
  expect(reachOf(keyWith(["interactions.*"]), "interactions.read")).toEqual({ kind: "everything" });
  expect(reachOf(keyWith(["interactions.read"], [accountId]), "interactions.read")).toEqual({
    kind: "accounts",
    accountIds: [accountId],
  });
  expect(reachOf(keyWith(["users.read"]), "users.read")).toEqual({ kind: "nothing" });
});

test("users and keys with the same id are different principals", () => {
  expect(principalIdOf(agent)).not.toBe(principalIdOf(keyWith([])));
});
