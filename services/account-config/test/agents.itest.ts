import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Bus, connectBus } from "@mailroom/bus/connection";
import type { Account } from "@mailroom/contracts/api/account";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { Principal } from "@mailroom/contracts/principal";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { agentChanged } from "@mailroom/contracts/events/agent";
import { assignmentChanged } from "@mailroom/contracts/events/offer";
import { makeLogger } from "@mailroom/runtime/logger";
import { systemClock } from "@mailroom/runtime/clock";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { agent, agentId, announced, createAccount, query } from "./library-fixtures.ts";
import { testKey, useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});
let bus: Bus;
beforeAll(async () => {
  bus = await connectBus({
    url: service.natsUrl,
    name: "gateway",
    logger: makeLogger({ service: "gateway", level: "silent" }),
  });
});
afterAll(() => bus.close());

const versions = new Map<string, number>();

/** As gateway tells it; answers the position for `Mailroom-Position`. */
async function announceAgent(agentId: string, what: "exists" | "deleted" = "exists"): Promise<string> {
  const seq = (versions.get(agentId) ?? 0) + 1;
  versions.set(agentId, seq);
  const id = uuidv7(systemClock.now());
  const time = systemClock.now().toISOString();
  const envelope: EventEnvelope = {
    ...{ id, type: agentChanged.type, source: "gateway", key: agentId, seq, time, correlationId: id },
    data: {
      ...{ agentId, version: seq, name: "Ada", emailAddress: "ada@acme.test", role: "agent" },
      ...{ active: what === "exists", deletedAt: what === "deleted" ? time : null },
    },
  };
  const connection = await bus.whenConnected();
  await connection.request(`${agentChanged.type}.${agentId}`, JSON.stringify(envelope), { timeout: 30_000 });
  return `gateway/${agentId}/${seq}`;
}

const newId = () => uuidv7(systemClock.now());
const get = async (id: string) => (await service.call("GET", `/accounts/${id}`)).body as unknown as Account;
const agentStep = (agentId: string) => ({ kind: "agent", agentId, timeoutSeconds: 60 });

describe("agents that accounts name", () => {
  test("one just made is linked at once, when the position of its making is told", async () => {
    const account = await createAccount(service);
    const agentId = newId();
    const position = await announceAgent(agentId);
    const body = { agentIds: [agentId], actions: [agentStep(agentId)] };
    const saved = await service.call("PATCH", `/accounts/${account.id}`, { body, etag: '"1"', position });
    expect([saved.status, saved.body["agentIds"]]).toEqual([200, [agentId]]);
  });

  test("X24 is called by the address in an exported configuration", async () => {
    const agentId = newId();
    const position = await announceAgent(agentId);
    const account = await createAccount(service);
    await service.call("PATCH", `/accounts/${account.id}`, { body: { agentIds: [agentId] }, etag: '"1"', position });
    const { body } = await service.call("GET", "/configuration");
    expect((body["accounts"] as { name: string }[]).find(({ name }) => name === account.name)).toMatchObject({
      agents: ["ada@acme.test"],
    });
  });

  test("one whose first events were forgotten before this service listened is known from the next change", async () => {
    const account = await createAccount(service);
    const agentId = newId();
    versions.set(agentId, 6);
    const position = await announceAgent(agentId);
    const body = { agentIds: [agentId] };
    const saved = await service.call("PATCH", `/accounts/${account.id}`, { body, etag: '"1"', position });
    expect([saved.status, saved.body["agentIds"]]).toEqual([200, [agentId]]);
  });

  test("one that does not exist is refused with its place, among linked agents and in steps", async () => {
    const known = newId();
    const position = await announceAgent(known);
    const account = await createAccount(service);
    const change = (body: Record<string, unknown>) =>
      service.call("PATCH", `/accounts/${account.id}`, { body, etag: '"1"', position });
    const refusals = [
      await change({ agentIds: [known, newId()] }),
      await change({ actions: [agentStep(known), agentStep(newId())] }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.errors?.map(({ pointer }) => pointer)])).toEqual([
      [422, ["/agentIds/1"]],
      [422, ["/actions/1/agentId"]],
    ]);
  });

  test("one that is deleted leaves the accounts it was linked to, announced; its steps keep nothing from being saved", async () => {
    const [going, staying] = [newId(), newId()];
    await announceAgent(going);
    const account = await createAccount(service);
    const other = await createAccount(service);
    const both = { agentIds: [going, staying], actions: [agentStep(going)] };
    const position = await announceAgent(staying);
    await service.call("PATCH", `/accounts/${account.id}`, { body: both, etag: '"1"', position });

    await announceAgent(going, "deleted");
    await eventually(async () => {
      expect(await get(account.id)).toMatchObject({ agentIds: [staying], version: 3, updatedBy: null });
    });
    expect(await get(other.id)).toMatchObject({ version: 1 });
    const told = await announced<AccountSnapshot>(service, "account.changed");
    expect(told.filter(({ accountId }) => accountId === account.id).at(-1)).toMatchObject({
      version: 3,
      agentIds: [staying],
    });

    const path = `/accounts/${account.id}`;
    const saved = await service.call("PATCH", path, { body: { description: "Still here" }, etag: '"3"' });
    expect(saved.status).toBe(200);
    const again = await service.call("PATCH", path, { body: { agentIds: [going] }, etag: '"4"' });
    expect([again.status, again.body.errors?.[0]?.pointer]).toEqual([422, "/agentIds/0"]);
  });
});

/** As routing tells it, in the numbers of its stream; answers the position. */
async function announceAssignment(data: Assigned, seq: number): Promise<string> {
  const id = uuidv7(systemClock.now());
  const time = systemClock.now().toISOString();
  const { interactionId: key } = data;
  const cause = data.agentId === null ? "closed" : "accepted";
  const envelope: EventEnvelope = {
    ...{ id, type: assignmentChanged.type, source: "routing", key, seq, time, correlationId: id },
    data: { ...data, queueId: null, at: time, cause },
  };
  const connection = await bus.whenConnected();
  await connection.request(`${assignmentChanged.type}.${key}`, JSON.stringify(envelope), { timeout: 30_000 });
  return `routing/${key}/${seq}`;
}
type Assigned = { readonly interactionId: string; readonly accountId: string; readonly agentId: string | null };

test("S51 S52 an agent to whom a queue gave an interaction is offered what its account has, for as long as it is theirs", async () => {
  const [account, other] = [await createAccount(service), await createAccount(service)];
  const body = { key: "of-the-desk", value: "We are open", accountId: account.id };
  const { id } = (await service.call("POST", "/canned-answers", { body })).body;
  const offered = async (accountId: string, given: { position?: string; principal?: Principal }) => {
    const asked = { principal: agent, ...given };
    const paths = ["dispositions", "canned-answers"].map((what) => `/accounts/${accountId}/${what}`);
    const file = `/canned-answers/${String(id)}/attachments/${newId()}`;
    const answers = await Promise.all([...paths, file].map((path) => service.call("GET", path, asked)));
    return answers.map(({ status, body: { code } }) => code ?? status);
  };
  const hidden = ["not-found", "not-found", "not-found"];
  expect(await offered(account.id, {})).toEqual(hidden);

  const interaction = { interactionId: newId(), accountId: account.id };
  // The first that this service hears of it: the offers before are forgotten, or on their way.
  const taken = await announceAssignment({ ...interaction, agentId }, 3);
  expect(await offered(account.id, { position: taken })).toEqual([200, 200, "attachment-not-found"]);
  expect((await offered(other.id, {})).slice(0, 2)).toEqual(hidden.slice(0, 2));
  const colleague: Principal = { kind: "user", userId: newId(), role: "agent" };
  expect(await offered(account.id, { principal: colleague })).toEqual(hidden);

  const closed = await announceAssignment({ ...interaction, agentId: null }, 4);
  expect(await offered(account.id, { position: closed })).toEqual(hidden);
});

test("after an upgrade that asks for it everything is announced once more, as it is by then", async () => {
  const { id } = await createAccount(service);
  const told = async (kind: string) => (await announced(service, kind)).length;
  const kinds = ["account.changed", "settings.changed", "settings.interval-changed", "disposition.changed"];
  const before = await Promise.all(kinds.map(told));
  await service.restart(testKey("demo", 7));
  expect(await Promise.all(kinds.map(told))).toEqual(before);

  await query(service, "update announcement set revision = 0");
  await service.restart(testKey("demo", 7));
  const accounts = (await announced<AccountSnapshot>(service, "account.changed")).filter((one) => one.accountId === id);
  expect(accounts.map(({ version }) => version)).toEqual([1, 1]);
  const after = await Promise.all(kinds.map(told));
  expect(after.every((count, at) => count > (before[at] ?? 0))).toBe(true);
});
