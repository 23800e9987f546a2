import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Candidate, chooseAgent, exclusionOf, ringOrder } from "./choose-agent.ts";

const ring = ["ana", "ben", "cleo"].map((agentId, position) => ({ agentId, position: (position + 1) * 10 }));
const namesOf = (members: readonly { readonly agentId: string }[]) => members.map((member) => member.agentId);
const free: Candidate = { agentId: "ana", state: "available", load: 0, capacity: 5 };

test("X1 the ring begins after the agent who was engaged last and ends with them", () => {
  expect(namesOf(ringOrder(ring, null))).toEqual(["ana", "ben", "cleo"]);
  expect(namesOf(ringOrder(ring, { agentId: "ana", position: 10 }))).toEqual(["ben", "cleo", "ana"]);
  expect(namesOf(ringOrder(ring, { agentId: "cleo", position: 30 }))).toEqual(["ana", "ben", "cleo"]);
});

test("X1 the place of an agent who has left is kept, and one who was moved is found at the new place", () => {
  expect(namesOf(ringOrder(ring, { agentId: "gone", position: 15 }))).toEqual(["ben", "cleo", "ana"]);
  expect(namesOf(ringOrder(ring, { agentId: "ben", position: 10 }))).toEqual(["cleo", "ana", "ben"]);
});

test("X5 X14 each exclusion has its reason", () => {
  expect(exclusionOf(free, [])).toBeNull();
  expect(exclusionOf({ ...free, state: "paused" }, [])).toBe("paused");
  expect(exclusionOf({ ...free, state: "logged_out" }, [])).toBe("logged-out");
  expect(exclusionOf({ ...free, load: 5 }, [])).toBe("at-capacity");
  expect(exclusionOf({ ...free, capacity: 0 }, [])).toBe("at-capacity");
  expect(exclusionOf(free, ["ana"])).toBe("refused");
  expect(exclusionOf(undefined, [])).toBe("unknown");
});

const members = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 })
  .map((positions) =>
    [...positions].sort((a, b) => a - b).map((position) => ({ agentId: `agent-${position}`, position })),
  );

test("X1 a turn of the ring asks everybody once, whoever was engaged last", () => {
  fc.assert(
    fc.property(members, fc.integer({ min: -1, max: 1_001 }), (all, position) => {
      const order = namesOf(ringOrder(all, { agentId: "somebody", position }));
      expect([...order].sort()).toEqual(namesOf(all).sort());
    }),
  );
});

test("F26 whoever is chosen by turns is chosen as often as any other, give or take one", () => {
  fc.assert(
    fc.property(members, fc.integer({ min: 0, max: 60 }), (all, rounds) => {
      const candidates = new Map(all.map(({ agentId }) => [agentId, { ...free, agentId, capacity: 1_000 }]));
      const counts = new Map(all.map(({ agentId }) => [agentId, 0]));
      let last: { agentId: string; position: number } | null = null;
      for (let n = 0; n < rounds; n += 1) {
        const { agentId } = chooseAgent(namesOf(ringOrder(all, last)), candidates, []);
        last = all.find((member) => member.agentId === agentId) ?? null;
        counts.set(agentId ?? "", (counts.get(agentId ?? "") ?? 0) + 1);
      }
      expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
    }),
  );
});
