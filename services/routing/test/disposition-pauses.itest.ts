import { beforeAll, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { queueAction, setState } from "./desk.ts";
import { admin, agentPrincipal, must, useRouting } from "./routing-under-test.ts";

const routing = useRouting();
let accountId: string;
let plainAccountId: string;
let agentId: string;

const path = (interactionId: string) => `/agents/${agentId}/disposition-pauses/${interactionId}`;
const begin = (interactionId: string, as = agentPrincipal(agentId)) => routing.call(as, `PUT ${path(interactionId)}`);
const end = (interactionId: string) => routing.call(agentPrincipal(agentId), `DELETE ${path(interactionId)}`);
const stateOf = async () => {
  const { state, pauseReason } = (await routing.call(admin, `GET /agents/${agentId}`)).body as unknown as Agent;
  return [state, pauseReason];
};
type Agent = { readonly state: string; readonly pauseReason: string | null };
const paused = ["paused", "disposition"];
const available = ["available", null];

/** As if three minutes had gone by without a repetition. */
const lapse = (interactionId: string) =>
  routing.rows("update disposition_pause set ends_at = now() where interaction_id = $1", [interactionId]);

beforeAll(async () => {
  agentId = await routing.addAgent("available");
  const queueId = await routing.addQueue([]);
  const linked = { agentIds: [agentId] };
  accountId = await routing.addAccount([queueAction(queueId)], { ...linked, pauseDuringDisposition: true });
  plainAccountId = await routing.addAccount([queueAction(queueId)], linked);
});

test("S92 an agent is paused while they choose, and available again with the last disposition that is open", async () => {
  const [first, second] = [await routing.newMail(accountId), await routing.newMail(accountId)];
  for (const interactionId of [first, second]) {
    await eventually(async () => {
      expect(await must(begin(interactionId))).toMatchObject({ body: { state: "paused", pauseReason: "disposition" } });
    });
  }
  await must(end(first));
  expect(await stateOf()).toEqual(paused);
  expect((await must(end(second))).body).toMatchObject({ state: "available", pauseReason: null });
  await must(end(second));
  expect(await stateOf()).toEqual(available);
  await eventually(() => {
    const told = routing.events.filter(({ type, data }) => type === "agent-state.changed" && data.agentId === agentId);
    expect(told.slice(-2).map(({ data }) => data.state)).toEqual(["paused", "available"]);
  });
});

test("S92 whoever is offered something is offered nothing more meanwhile: the next agent is asked", async () => {
  const other = await routing.addAgent("available");
  const queueId = await routing.addQueue([agentId, other]);
  const offering = await routing.addAccount([queueAction(queueId)], {
    ...{ agentIds: [agentId], pauseDuringDisposition: true },
  });
  const interactionId = await routing.newMail(offering);
  expect((await routing.offerOf(interactionId)).agentId).toBe(agentId);
  await must(begin(interactionId));
  await eventually(async () => {
    expect((await routing.offerOf(interactionId)).agentId).toBe(other);
  });
  await must(end(interactionId));
  await setState(routing, other, "logged_out");
});

test("S92 what the agent sets meanwhile stays, and repeating the call does not take it back", async () => {
  const interactionId = await routing.newMail(accountId);
  await eventually(async () => {
    await must(begin(interactionId));
  });
  await setState(routing, agentId, "available");
  await must(begin(interactionId));
  expect(await stateOf()).toEqual(available);
  await setState(routing, agentId, "paused");
  await must(end(interactionId));
  expect(await stateOf()).toEqual(["paused", null]);

  // who was paused before stays paused afterwards
  await must(begin(interactionId));
  expect(await stateOf()).toEqual(["paused", null]);
  await must(end(interactionId));
  expect(await stateOf()).toEqual(["paused", null]);
  await setState(routing, agentId, "available");
});

test("S92 a browser that is gone, and an interaction that is closed, end the pause by themselves", async () => {
  const [gone, closed] = [await routing.newMail(accountId), await routing.newMail(accountId)];
  await eventually(async () => {
    await must(begin(gone));
    await must(begin(closed));
  });
  await lapse(gone);
  await eventually(async () => {
    expect(await routing.rows("select from disposition_pause where interaction_id = $1", [gone])).toEqual([]);
  });
  expect(await stateOf()).toEqual(paused);
  await routing.close(accountId, closed);
  await eventually(async () => {
    expect(await stateOf()).toEqual(available);
  });
});

test("S92 only where the account pauses, and only for interactions the agent may see", async () => {
  const plain = await routing.newMail(plainAccountId);
  await eventually(async () => {
    expect((await begin(plain)).status).toBe(200);
  });
  expect(await stateOf()).toEqual(available);
  expect((await begin(uuidv7())).status).toBe(404);
  const foreign = await routing.newMail(await routing.addAccount([], { pauseDuringDisposition: true }));
  await eventually(async () => {
    expect((await routing.call(admin, `GET /interactions/${foreign}/why`)).status).toBe(200);
  });
  expect((await begin(foreign)).status).toBe(404);
  expect((await begin(plain, agentPrincipal(uuidv7()))).status).not.toBe(200);
});
