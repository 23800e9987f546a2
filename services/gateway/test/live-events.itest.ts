import { afterEach, expect, test } from "@jest/globals";
import { accountChanged } from "@mailroom/contracts/events/account";
import { agentStateChanged, presenceSubject } from "@mailroom/contracts/events/agent";
import { accountConnectionSubject } from "@mailroom/contracts/events/account-connection";
import type { EventContract } from "@mailroom/contracts/define-event";
import { interactionChanged, interactionOpened } from "@mailroom/contracts/events/interaction";
import { messageReceived } from "@mailroom/contracts/events/message";
import { offerMade, offerWithdrawn } from "@mailroom/contracts/events/offer";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { jetstream } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import pg from "pg";
import { useGateway } from "./gateway-under-test.ts";

const gateway = useGateway();
const connections: NatsConnection[] = [];
const streams: { close(): void }[] = [];

afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  for (const connection of connections.splice(0)) await connection.close();
});

type EventData = { type: string; key: string; seq: number | null; time: string; data: Record<string, unknown> };
type Frame = { id: string | null; event: string | null; data: EventData; at: number };
const noData: EventData = { type: "", key: "", seq: null, time: "", data: {} };

/** Reads frames as they come. */
async function listen(credentials: Record<string, string>, lastEventId?: string) {
  const controller = new AbortController();
  const response = await fetch(`${gateway.url}/api/v1/events`, {
    headers: { ...credentials, ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }) },
    signal: controller.signal,
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const frames: Frame[] = [];
  const state = { isOpen: true };
  const read = async () => {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split("\n\n");
      rest = blocks.pop() ?? "";
      frames.push(...blocks.map(parseFrame));
    }
  };
  read()
    .catch(() => undefined)
    .finally(() => {
      state.isOpen = false;
    })
    .catch(() => undefined);
  const stream = {
    headers: response.headers,
    frames,
    state,
    events: () => frames.filter(({ data, event }) => data !== noData && event === null),
    close: () => {
      controller.abort();
    },
  };
  streams.push(stream);
  await eventually(() => {
    expect(frames.length).toBeGreaterThan(0);
  });
  return stream;
}

function parseFrame(text: string): Frame {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? null;
  const data = field("data");
  return {
    id: field("id"),
    event: field("event"),
    data: data === null ? noData : (JSON.parse(data) as EventData),
    at: performance.now(),
  };
}

async function broker(): Promise<NatsConnection> {
  const connection = await connect({ servers: gateway.nats.url.replace("nats://", "") });
  connections.push(connection);
  return connection;
}

const numbers = new Map<string, number>();
async function publish(contract: EventContract, key: string, data: unknown): Promise<void> {
  const connection = connections[0] ?? (await broker());
  const seq = (numbers.get(`${contract.producer} ${key}`) ?? 0) + 1;
  numbers.set(`${contract.producer} ${key}`, seq);
  const envelope = {
    id: uuidv7(),
    type: contract.type,
    source: contract.producer,
    key,
    seq,
    time: new Date().toISOString(),
    correlationId: "test",
    data,
  };
  await jetstream(connection, { timeout: 30_000 }).publish(`${contract.type}.${key}`, JSON.stringify(envelope));
}

let counter = 0;
async function makeAgent() {
  const cookie = await gateway.signIn();
  const person = {
    name: "Agent",
    emailAddress: `agent${++counter}@events.test`,
    password: "a good password",
    role: "agent",
  };
  const { body } = await gateway.call("POST", "/api/v1/users", { cookie, body: person });
  return { id: body.id, cookie: await gateway.signIn(person), adminCookie: cookie };
}

async function makeKey(cookie: string, scopes: string[], accountIds: string[] | null) {
  const { body } = await gateway.call("POST", "/api/v1/api-keys", { cookie, body: { name: "K", scopes, accountIds } });
  return { authorization: `Bearer ${body.key}` };
}

const now = () => new Date().toISOString();
const offerTo = (agentId: string, ids: { interactionId: string; accountId: string }) => ({
  ...ids,
  offerId: uuidv7(),
  agentId,
  queueId: null,
  workItemKind: "new",
  madeAt: now(),
  expiresAt: null,
});
const opened = (ids: { interactionId: string; accountId: string }) => ({
  ...ids,
  number: 1,
  contactId: null,
  openedAt: now(),
  continuesInteractionId: null,
});
const changed = (ids: { interactionId: string; accountId: string }) => ({ ...ids, unread: true, agentId: null });
const newIds = () => ({ interactionId: uuidv7(), accountId: uuidv7() });

function account(accountId: string, agentIds: string[]) {
  const sealed = {
    v: 1,
    keyId: "k",
    wrapIv: "SECRETIV",
    wrappedKey: "SECRETWRAPPED",
    wrapTag: "t",
    iv: "i",
    ciphertext: "SECRETCIPHERTEXT",
    tag: "t",
  };
  const server = {
    host: "imap.example.org",
    port: 993,
    ssl: true,
    tlsMode: "implicit",
    authentication: true,
    username: "desk",
    password: sealed,
    secretField: "imap.password",
    connectionTimeoutSeconds: 10,
    authenticationTimeoutSeconds: 5,
  };
  return {
    accountId,
    version: 1,
    name: "Support",
    key: "SUP",
    emailAddress: "desk@example.org",
    fromName: "Support",
    listId: uuidv7(),
    active: true,
    service: "Custom",
    agentIds,
    imap: { ...server, mailbox: "INBOX" },
    sourceEpoch: 1,
    smtp: { ...server, filesSentMail: false },
    actions: [],
    reopenWithinDays: 7,
    strictThreading: false,
    prioritizeReplies: false,
    markAsUnread: false,
    hostname: "",
    deletedAt: null,
  };
}

async function untilStored(query: string, value: string): Promise<void> {
  const client = new pg.Client({ connectionString: gateway.databaseUrl });
  await client.connect();
  try {
    await eventually(async () => {
      expect((await client.query(query, [value])).rowCount).toBe(1);
    });
  } finally {
    await client.end();
  }
}

test("an offer reaches its agent and the administrator, no other agent, within milliseconds", async () => {
  const [ana, ben] = [await makeAgent(), await makeAgent()];
  const forAna = await listen({ cookie: ana.cookie });
  const forBen = await listen({ cookie: ben.cookie });
  const forAdmin = await listen({ cookie: ana.adminCookie });
  const delays: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const offer = offerTo(ana.id, newIds());
    const at = performance.now();
    await publish(offerMade, offer.interactionId, offer);
    const frame = await eventually(
      () => {
        const found = forAna.events().find(({ data }) => data.data["offerId"] === offer.offerId);
        expect(found).toBeDefined();
        return found;
      },
      { everyMs: 1 },
    );
    delays.push((frame?.at ?? Infinity) - at);
  }
  await eventually(() => {
    expect(forAdmin.events().filter(({ data }) => data.type === offerMade.type)).toHaveLength(20);
  });
  expect(forBen.events()).toEqual([]);
  const [first] = forAna.events();
  expect(first?.id).toMatch(/^\d+-\d+$/);
  expect(Object.keys(first?.data ?? {})).toEqual(["type", "key", "seq", "time", "data"]);
  delays.sort((one, other) => one - other);
  // Includes the publication and our own looking, on a machine that others use too: a wait or a poll on the way would
  // show in the quickest quarter.
  expect(delays[5]).toBeLessThan(250);
});

test("an agent follows the interactions of linked accounts and those offered to them, until the offer ends", async () => {
  const ana = await makeAgent();
  const stream = await listen({ cookie: ana.cookie });
  const [linked, offered, foreign] = [newIds(), newIds(), newIds()];
  await publish(accountChanged, linked.accountId, account(linked.accountId, [ana.id]));
  const offer = offerTo(ana.id, offered);
  await publish(offerMade, offered.interactionId, offer);
  await untilStored("select 1 from account_link where account_id = $1", linked.accountId);
  await untilStored("select 1 from open_offer where interaction_id = $1", offered.interactionId);
  for (const ids of [foreign, linked, offered]) await publish(interactionChanged, ids.interactionId, changed(ids));
  // before the offer ends, for that is taken in by itself
  await eventually(() => {
    expect(stream.events().at(-1)?.data.key).toBe(offered.interactionId);
    expect(stream.events().at(-1)?.data.type).toBe(interactionChanged.type);
  });
  await publish(offerWithdrawn, offered.interactionId, { ...offer, endedAt: now(), reason: "taken" });
  await eventually(() => {
    expect(stream.events().at(-1)?.data.type).toBe(offerWithdrawn.type);
  });
  const keys = stream.events().map(({ data }) => [data.type, data.key]);
  expect(keys).toContainEqual([interactionChanged.type, linked.interactionId]);
  expect(keys).toContainEqual([interactionChanged.type, offered.interactionId]);
  expect(keys).not.toContainEqual([interactionChanged.type, foreign.interactionId]);
  const gone = new pg.Client({ connectionString: gateway.databaseUrl });
  await gone.connect();
  await eventually(async () => {
    expect((await gone.query("select 1 from open_offer where offer_id = $1", [offer.offerId])).rowCount).toBe(0);
  });
  await gone.end();
  const before = stream.events().length;
  await publish(interactionChanged, offered.interactionId, changed(offered));
  await publish(interactionChanged, linked.interactionId, changed(linked));
  await eventually(() => {
    expect(stream.events().length).toBe(before + 1);
  });
  expect(stream.events().at(-1)?.data.key).toBe(linked.interactionId);
});

test("neither credentials nor mail nor people's data leave with an event", async () => {
  const { adminCookie } = await makeAgent();
  const stream = await listen({ cookie: adminCookie });
  const accountId = uuidv7();
  await publish(accountChanged, accountId, account(accountId, []));
  await publish(messageReceived, accountId, { anything: "SECRETMAIL" });
  await publish(interactionOpened, accountId, opened({ accountId, interactionId: uuidv7() }));
  await eventually(() => {
    expect(stream.events().some(({ data }) => data.type === interactionOpened.type)).toBe(true);
  });
  const text = JSON.stringify(stream.frames);
  expect(text).not.toContain("SECRET");
  expect(text).not.toContain("example.org");
  const snapshot = stream.events().find(({ data }) => data.type === accountChanged.type);
  expect(snapshot?.data.data).toEqual({ accountId, version: 1, active: true, deletedAt: null });
});

test("an agent hears of their own state only, a key of its accounts only", async () => {
  const [ana, ben] = [await makeAgent(), await makeAgent()];
  const [mine, other] = [newIds(), newIds()];
  const forAna = await listen({ cookie: ana.cookie });
  const forKey = await listen(await makeKey(ana.adminCookie, ["events.read"], [mine.accountId]));
  const state = { state: "available", pauseReason: null, since: now(), load: 0, capacity: 5 };
  for (const agentId of [ben.id, ana.id]) await publish(agentStateChanged, agentId, { ...state, agentId });
  for (const ids of [other, mine]) await publish(interactionOpened, ids.interactionId, opened(ids));
  await eventually(() => {
    expect(forKey.events().some(({ data }) => data.key === mine.interactionId)).toBe(true);
    expect(forAna.events().map(({ data }) => data.key)).toEqual([ana.id]);
  });
  expect(forKey.events().some(({ data }) => data.key === other.interactionId)).toBe(false);
});

test("a client that comes back gets what it missed, once and in order", async () => {
  const { adminCookie } = await makeAgent();
  const first = await listen({ cookie: adminCookie });
  const ids = Array.from({ length: 30 }, newIds);
  for (const one of ids.slice(0, 10)) await publish(interactionOpened, one.interactionId, opened(one));
  await eventually(() => {
    expect(first.events().filter(({ data }) => data.type === interactionOpened.type).length).toBe(10);
  });
  const seen = first.events().filter(({ data }) => data.type === interactionOpened.type);
  const lastId = seen[4]?.id ?? "";
  first.close();
  for (const one of ids.slice(10, 20)) await publish(interactionOpened, one.interactionId, opened(one));
  const second = await listen({ cookie: adminCookie }, lastId);
  for (const one of ids.slice(20)) await publish(interactionOpened, one.interactionId, opened(one));
  await eventually(() => {
    expect(second.events().length).toBeGreaterThanOrEqual(25);
  });
  expect(second.events().map(({ data }) => data.key)).toEqual(ids.slice(5).map(({ interactionId }) => interactionId));
  const byQuery = await fetch(`${gateway.url}/api/v1/events?lastEventId=${lastId}`, {
    headers: { cookie: adminCookie },
  });
  for await (const chunk of (byQuery.body ?? []) as AsyncIterable<Uint8Array>) {
    expect(new TextDecoder().decode(chunk)).toContain(ids[5]?.interactionId);
    break;
  }
});

test("an id of another stream, or none of ours, is answered with reset and a place to go on from", async () => {
  const { adminCookie } = await makeAgent();
  for (const id of ["1700000000000-5", "nonsense", `${Date.now() + 1e9}-1`]) {
    const stream = await listen({ cookie: adminCookie }, id);
    expect(stream.frames[0]).toMatchObject({ event: "reset", data: {} });
    expect(stream.frames[0]?.id).toMatch(/^\d+-\d+$/);
  }
});

test("signing out, deactivation and a revoked scope end the stream", async () => {
  const ana = await makeAgent();
  const stream = await listen({ cookie: ana.cookie });
  await gateway.call("PATCH", `/api/v1/users/${ana.id}`, {
    cookie: ana.adminCookie,
    body: { active: false },
    headers: { "if-match": "*" },
  });
  await eventually(() => {
    expect(stream.state.isOpen).toBe(false);
  });
  await expect(listen({ cookie: ana.cookie })).rejects.toThrow("401");
  await expect(listen(await makeKey(ana.adminCookie, ["interactions.read"], null))).rejects.toThrow("403");
});

test("the state of an account's connection is passed on without the server's words", async () => {
  const { adminCookie } = await makeAgent();
  const stream = await listen({ cookie: adminCookie });
  const connection = await broker();
  const accountId = uuidv7();
  const state = {
    accountId,
    state: "auth_failed",
    since: now(),
    detail: "login for desk@example.org refused",
    code: "authentication-failed",
    nextAttemptAt: null,
    worker: null,
    lastMailAt: null,
  };
  connection.publish(accountConnectionSubject(accountId), JSON.stringify(state));
  await eventually(() => {
    expect(stream.events().some(({ data }) => data.key === accountId)).toBe(true);
  });
  const frame = stream.events().find(({ data }) => data.key === accountId);
  expect(frame?.id).toBeNull();
  expect(frame?.data.data).toMatchObject({ state: "auth_failed", code: "authentication-failed" });
  expect(JSON.stringify(frame)).not.toContain("desk@");
});

test("an agent hears that a linked account has changed, and nothing of its connection", async () => {
  const ana = await makeAgent();
  const [forAna, forAdmin] = [await listen({ cookie: ana.cookie }), await listen({ cookie: ana.adminCookie })];
  const accountId = uuidv7();
  await publish(accountChanged, accountId, account(accountId, [ana.id]));
  await untilStored("select 1 from account_link where account_id = $1", accountId);
  const quiet = { detail: null, code: null, nextAttemptAt: null, worker: null, lastMailAt: null };
  const connection = await broker();
  connection.publish(
    accountConnectionSubject(accountId),
    JSON.stringify({ accountId, state: "connecting", since: now(), ...quiet }),
  );
  const heardBy = (stream: typeof forAna) => stream.events().filter(({ data }) => data.key === accountId);
  await eventually(() => {
    expect(heardBy(forAdmin).some(({ data }) => data.type !== accountChanged.type)).toBe(true);
  });
  // whether the first one came before the link was known is chance
  await publish(accountChanged, accountId, { ...account(accountId, [ana.id]), version: 2 });
  await eventually(() => {
    expect(heardBy(forAna).some(({ data }) => data.data["version"] === 2)).toBe(true);
  });
  expect(heardBy(forAna).filter(({ data }) => data.type !== accountChanged.type)).toEqual([]);
});

test("who has a live connection is reported", async () => {
  const connection = await broker();
  const reports: { agentIds: string[] }[] = [];
  connection.subscribe(presenceSubject, {
    callback: (_error, message) => {
      reports.push(message.json());
    },
  });
  await connection.flush();
  const ana = await makeAgent();
  await listen({ cookie: ana.cookie });
  await eventually(() => {
    expect(reports.some(({ agentIds }) => agentIds.includes(ana.id))).toBe(true);
  });
});

test("one principal may keep twenty streams open, not more", async () => {
  const ana = await makeAgent();
  await Promise.all(Array.from({ length: 20 }, () => listen({ cookie: ana.cookie })));
  await expect(listen({ cookie: ana.cookie })).rejects.toThrow("429");
});

test("the broker's restart interrupts nobody: events go on in the same stream", async () => {
  const { adminCookie } = await makeAgent();
  const stream = await listen({ cookie: adminCookie });
  for (const connection of connections.splice(0)) await connection.close();
  await gateway.nats.restart();
  const ids = newIds();
  await publish(interactionOpened, ids.interactionId, opened(ids));
  await eventually(
    () => {
      expect(stream.events().some(({ data }) => data.key === ids.interactionId)).toBe(true);
    },
    { deadlineMs: 30_000 },
  );
  expect(stream.frames.some(({ event }) => event === "reset")).toBe(false);
});
