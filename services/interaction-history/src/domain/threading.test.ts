import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decideThread, type KnownInteraction, type ThreadingDecision, type ThreadingQuestion } from "./threading.ts";

const now = new Date("2030-05-01T12:00:00Z");
const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);

function known(...list: (Partial<KnownInteraction> & { interactionId: string })[]): Map<string, KnownInteraction> {
  return new Map(
    list.map((each) => [each.interactionId, { closedAt: null, isParticipant: true, continuedById: null, ...each }]),
  );
}

function ask(overrides: Partial<ThreadingQuestion> = {}): ThreadingDecision {
  return decideThread({
    kind: "mail",
    isRepeated: false,
    receivedAt: now,
    tokens: [],
    references: [],
    known: new Map(),
    isStrict: false,
    reopenWithinDays: 30,
    ...overrides,
  });
}

const open = { kind: "open", continuesInteractionId: null };

describe("threading", () => {
  test("F23 a participant's token joins, whatever else the mail names", () => {
    const decision = ask({
      tokens: ["stranger", "mine"],
      references: ["other"],
      known: known(
        { interactionId: "stranger", isParticipant: false },
        { interactionId: "mine" },
        { interactionId: "other" },
      ),
    });
    expect(decision).toMatchObject({ kind: "join", interactionId: "mine", reason: "token", confidence: "certain" });
  });

  test("F23 a stranger's token joins as unverified; a strict account takes it for nothing", () => {
    const stranger = { tokens: ["a"], known: known({ interactionId: "a", isParticipant: false }) };
    expect(ask(stranger)).toMatchObject({ kind: "join", reason: "token-unverified", confidence: "low" });
    expect(ask({ ...stranger, isStrict: true })).toEqual(open);
  });

  test("F23 a strict account still joins a stranger to their own earlier mail", () => {
    const decision = ask({
      tokens: ["a"],
      references: ["b"],
      known: known({ interactionId: "a", isParticipant: false }, { interactionId: "b" }),
      isStrict: true,
    });
    expect(decision).toMatchObject({ kind: "join", interactionId: "b", reason: "references", confidence: "high" });
  });

  test("F23 nothing that names nothing joins", () => {
    expect(ask()).toEqual(open);
    expect(ask({ tokens: ["gone"], references: ["gone"] })).toEqual(open);
  });

  test("S71 a closed interaction is reopened up to and including the last day", () => {
    const reply = (days: number) =>
      ask({ tokens: ["a"], known: known({ interactionId: "a", closedAt: daysAgo(days) }) });
    expect(reply(30)).toMatchObject({ kind: "join", effect: "reopen" });
    expect(reply(30 + 1 / dayMs)).toEqual({ kind: "open", continuesInteractionId: "a" });
  });

  test("S71 what names an interaction that was continued goes to the newest that continues it", () => {
    const chain = known(
      { interactionId: "a", closedAt: daysAgo(90), continuedById: "b" },
      { interactionId: "b", closedAt: daysAgo(50), continuedById: "c" },
      { interactionId: "c" },
    );
    expect(ask({ tokens: ["a"], known: chain })).toMatchObject({ kind: "join", interactionId: "c", effect: "append" });
  });

  test("S71 but not for whom takes no part there", () => {
    const chain = known(
      { interactionId: "a", closedAt: daysAgo(90), continuedById: "b" },
      { interactionId: "b", isParticipant: false },
    );
    expect(ask({ tokens: ["a"], known: chain })).toEqual({ kind: "open", continuesInteractionId: "a" });
  });

  test("a stranger's late mail does not count as the continuation", () => {
    const late = known({ interactionId: "a", closedAt: daysAgo(90), isParticipant: false });
    expect(ask({ tokens: ["a"], known: late })).toEqual(open);
  });

  test("S69 what is taken in anew opens, whatever it names", () => {
    expect(ask({ isRepeated: true, tokens: ["a"], known: known({ interactionId: "a" }) })).toEqual(open);
  });
});

describe("for any headers", () => {
  const ids = ["a", "b", "c", "d"];
  const interaction = fc.record({
    closedAt: fc.option(fc.integer({ min: 0, max: 100 }).map(daysAgo), { nil: null }),
    isParticipant: fc.boolean(),
    continuedById: fc.option(fc.constantFrom(...ids), { nil: null }),
  });
  const question: fc.Arbitrary<ThreadingQuestion> = fc
    .record({
      kind: fc.constantFrom("mail" as const, "bounce" as const, "own-copy" as const),
      isRepeated: fc.boolean(),
      tokens: fc.uniqueArray(fc.constantFrom(...ids, "unknown")),
      references: fc.uniqueArray(fc.constantFrom(...ids, "unknown")),
      facts: fc.array(interaction, { minLength: ids.length, maxLength: ids.length }),
      isStrict: fc.boolean(),
      reopenWithinDays: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ facts, ...rest }) => ({
      ...rest,
      receivedAt: now,
      known: new Map(
        ids.flatMap((interactionId, index) => {
          const fact = facts[index];
          return fact === undefined ? [] : [[interactionId, { interactionId, ...fact }] as const];
        }),
      ),
    }));
  const decided = (check: (question: ThreadingQuestion, decision: ThreadingDecision) => void) => {
    fc.assert(
      fc.property(question, (each) => {
        check(each, decideThread(each));
      }),
      { numRuns: 2_000 },
    );
  };

  test("F23 certain and high joins are of participants or of the sender's own messages", () => {
    decided(({ known: all, references }, decision) => {
      if (decision.kind !== "join" || decision.effect === "attach") return;
      const target = all.get(decision.interactionId);
      if (decision.reason === "token") expect(target?.isParticipant).toBe(true);
      if (decision.reason === "references") expect(references.length).toBeGreaterThan(0);
      if (decision.reason === "token-unverified") expect(decision.confidence).toBe("low");
    });
  });

  test("F14 a bounce opens nothing and reopens nothing", () => {
    decided(({ kind }, decision) => {
      if (kind !== "bounce") return;
      expect(decision.kind).not.toBe("open");
      if (decision.kind === "join") expect(decision.effect).toBe("attach");
    });
  });

  test("only mail changes the state of an interaction, and only of one in time", () => {
    decided(({ kind, known: all, receivedAt, reopenWithinDays }, decision) => {
      if (decision.kind !== "join") return;
      const closedAt = all.get(decision.interactionId)?.closedAt ?? null;
      if (kind !== "mail") expect(decision.effect).toBe("attach");
      if (decision.effect === "append") expect(closedAt).toBeNull();
      if (decision.effect !== "reopen") return;
      expect(closedAt).not.toBeNull();
      expect(receivedAt.getTime() - (closedAt?.getTime() ?? 0)).toBeLessThanOrEqual(reopenWithinDays * dayMs);
    });
  });

  test("a strict account never has a stranger join by token", () => {
    decided(({ isStrict, kind }, decision) => {
      if (isStrict && kind === "mail" && decision.kind === "join") expect(decision.reason).not.toBe("token-unverified");
    });
  });
});
