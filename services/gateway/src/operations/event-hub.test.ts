import { beforeEach, expect, test } from "@jest/globals";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { interactionChanged } from "@mailroom/contracts/events/interaction";
import { offerMade } from "@mailroom/contracts/events/offer";
import type { Principal } from "@mailroom/contracts/principal";
import { EventHub, type EventHubPorts, type StreamClient } from "./event-hub.ts";
import type { AccessFacts, StreamedEvent } from "./ports.ts";

const ids = {
  admin: "01a2044f-0000-7000-8000-000000000001",
  ana: "01a2044f-0000-7000-8000-000000000002",
  account: "01a2044f-0000-7000-8000-000000000003",
  interaction: "01a2044f-0000-7000-8000-000000000004",
};
const admin: Principal = { kind: "user", userId: ids.admin, role: "admin" };
const ana: Principal = { kind: "user", userId: ids.ana, role: "agent" };
const instant = "2026-11-22T12:00:00.000Z";

type Recorded = StreamClient & { frames: string[]; isOpen: boolean; isFull: boolean };
let cuts: string[];
beforeEach(() => {
  cuts = [];
});

function client(principal: Principal): Recorded {
  const recorded: Recorded = {
    principal,
    frames: [],
    isOpen: true,
    isFull: false,
    send(frame) {
      if (recorded.isFull) return false;
      recorded.frames.push(frame);
      return true;
    },
    room: () => Promise.resolve(),
    end: () => {
      recorded.isOpen = false;
    },
    isStillValid: () => Promise.resolve(true),
  };
  return recorded;
}

function hub(ports: Partial<EventHubPorts> = {}): EventHub {
  const made = new EventHub({
    findFacts: () => Promise.resolve(facts([ids.ana])),
    firstSequence: () => Promise.resolve(1),
    readStream: async function* () {
      await Promise.resolve();
      yield* [] as StreamedEvent[];
    },
    maxStreamsPerPrincipal: 2,
    onCountChanged: () => undefined,
    onCut: (reason) => cuts.push(reason),
    ...ports,
  });
  made.begin({ creationMs: 1000, sequence: 10 });
  return made;
}

const facts = (linkedAgentIds: string[]): AccessFacts => ({
  linkedAgentIds,
  offeredAgentIds: [],
  assignedAgentId: null,
});

function envelope(type: string, data: unknown): EventEnvelope {
  return { id: ids.admin, type, source: "x", key: ids.interaction, seq: 1, time: instant, correlationId: "c", data };
}
const changed = (): EventEnvelope =>
  envelope(interactionChanged.type, {
    interactionId: ids.interaction,
    accountId: ids.account,
    unread: true,
    agentId: null,
  });
const offer = (): EventEnvelope =>
  envelope(offerMade.type, {
    offerId: ids.admin,
    interactionId: ids.interaction,
    accountId: ids.account,
    agentId: ids.ana,
    queueId: null,
    workItemKind: "new",
    madeAt: instant,
    expiresAt: null,
  });
const idsOf = (recorded: Recorded): string[] =>
  recorded.frames.flatMap((frame) => /^id: (\S+)\ndata/m.exec(frame)?.[1] ?? []);
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("an offer goes out at once, without a look into the copies", async () => {
  let lookups = 0;
  const events = hub({
    findFacts: () => {
      lookups += 1;
      return Promise.resolve(facts([]));
    },
  });
  const forAna = client(ana);
  events.attach(forAna, null);
  void events.accept({ sequence: 11, envelope: offer() });
  expect(idsOf(forAna)).toEqual(["1000-11"]);
  await settled();
  expect(lookups).toBe(0);
});

test("events keep the order of the stream for everybody while one is being decided", async () => {
  const first = Promise.withResolvers<AccessFacts>();
  const events = hub({ findFacts: () => first.promise });
  const [forAna, forAdmin] = [client(ana), client(admin)];
  events.attach(forAna, null);
  events.attach(forAdmin, null);
  await events.accept({ sequence: 11, envelope: changed() });
  await events.accept({ sequence: 12, envelope: offer() });
  expect(idsOf(forAdmin)).toEqual([]);
  first.resolve(facts([ids.ana]));
  await settled();
  expect(idsOf(forAna)).toEqual(["1000-11", "1000-12"]);
  expect(idsOf(forAdmin)).toEqual(["1000-11", "1000-12"]);
});

test("whoever it cannot be decided for is cut off instead of missing an event; others get it", async () => {
  const events = hub({ findFacts: () => Promise.reject(new Error("database away")) });
  const [forAna, forAdmin] = [client(ana), client(admin)];
  events.attach(forAna, null);
  events.attach(forAdmin, null);
  await events.accept({ sequence: 11, envelope: changed() });
  await settled();
  expect(forAna.isOpen).toBe(false);
  expect(idsOf(forAdmin)).toEqual(["1000-11"]);
  expect(cuts).toEqual(["undecided"]);
});

test("a client that cannot keep up is cut off", async () => {
  const events = hub();
  const slow = client(admin);
  events.attach(slow, null);
  slow.isFull = true;
  await events.accept({ sequence: 11, envelope: offer() });
  expect(slow.isOpen).toBe(false);
  expect(cuts).toEqual(["slow"]);
});

test("who resumes gets what was missed first and then what came meanwhile, each once", async () => {
  const gate = Promise.withResolvers<null>();
  const asked: number[][] = [];
  const events = hub({
    readStream: async function* (after, upTo) {
      asked.push([after, upTo]);
      yield { sequence: 9, envelope: offer() };
      await gate.promise;
      yield { sequence: 10, envelope: offer() };
    },
  });
  const back = client(admin);
  events.attach(back, "1000-8");
  await settled();
  await events.accept({ sequence: 11, envelope: offer() });
  expect(idsOf(back)).toEqual(["1000-9"]);
  gate.resolve(null);
  await settled();
  expect(idsOf(back)).toEqual(["1000-9", "1000-10", "1000-11"]);
  expect(asked).toEqual([[8, 10]]);
});

test("a resume that fails ends the stream, so that the client tries again", async () => {
  const events = hub({ firstSequence: () => Promise.reject(new Error("broker away")) });
  const back = client(admin);
  events.attach(back, "1000-8");
  await settled();
  expect(back.isOpen).toBe(false);
  expect(cuts).toEqual(["resume-failed"]);
});

test("a broker with a new stream, or one that lost its tail, makes everybody read anew", async () => {
  const events = hub();
  const one = client(admin);
  events.attach(one, null);
  expect(events.begin({ creationMs: 1000, sequence: 15 })).toBe(10);
  expect(one.frames.some((frame) => frame.startsWith("event: reset"))).toBe(false);
  expect(events.begin({ creationMs: 1000, sequence: 4 })).toBe(4);
  expect(one.frames.at(-1)).toBe("event: reset\nid: 1000-4\ndata: {}\n\n");
  expect(events.begin({ creationMs: 2000, sequence: 3 })).toBe(3);
  expect(one.frames.at(-1)).toBe("event: reset\nid: 2000-3\ndata: {}\n\n");
  await events.accept({ sequence: 4, envelope: offer() });
  expect(one.frames.at(-1)).toContain("id: 2000-4\n");
});

test("a stream ends when its session has", async () => {
  const events = hub();
  const gone = { ...client(ana), isStillValid: () => Promise.resolve(false) };
  const unknown = { ...client(admin), isStillValid: () => Promise.reject(new Error("database away")) };
  let ended = 0;
  gone.end = () => (ended += 1);
  unknown.end = () => (ended += 100);
  events.attach(gone, null);
  events.attach(unknown, null);
  events.beat();
  await settled();
  expect(ended).toBe(1);
  expect(events.connectedUserIds()).toEqual([ids.admin]);
});

test("before the broker was reached, and above the limit of streams, nobody is connected", () => {
  const fresh = new EventHub({
    findFacts: () => Promise.resolve(facts([])),
    firstSequence: () => Promise.resolve(1),
    readStream: () => {
      throw new Error("not asked");
    },
    maxStreamsPerPrincipal: 1,
    onCountChanged: () => undefined,
    onCut: () => undefined,
  });
  expect(() => fresh.attach(client(ana), null)).toThrow("not available yet");
  const events = hub();
  events.attach(client(ana), null);
  const leave = events.attach(client(ana), null);
  expect(() => events.attach(client(ana), null)).toThrow("already 2 live connections");
  events.attach(client(admin), null);
  leave();
  events.attach(client(ana), null);
});
