import { expect, test } from "@jest/globals";
import { type AccountSnapshot, accountChanged } from "@mailroom/contracts/events/account";
import { answerChanged } from "@mailroom/contracts/events/answer";
import { intervalChanged } from "@mailroom/contracts/events/settings";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { accept, desk, queueAction, reject, setState } from "./desk.ts";
import { accountSnapshot, admin, must, type Row, useRouting } from "./routing-under-test.ts";

const routing = useRouting();
const patient = { deadlineMs: 45_000 };
type Waits = Partial<Pick<AccountSnapshot, "waitForAssignedAgent" | "timeoutAction" | "routingModel">> &
  Partial<
    Pick<
      AccountSnapshot,
      "actions" | "agentIds" | "waitForAssignedAgentLegacy" | "waitForAssignedQueue" | "interactionInactivityTimeout"
    >
  >;
type Wait = {
  readonly waits_since: Date;
  readonly wait_ends_at: Date;
  readonly received_at: Date;
  readonly id: string;
};

const sendBackAfter = (seconds: number): Waits => ({
  ...{ waitForAssignedAgent: seconds, timeoutAction: "SEND_BACK_TO_LAST_QUEUE" },
});
const endAfter = (seconds: number): Waits => ({ ...sendBackAfter(seconds), timeoutAction: "END_ROUTING" });

let version = 1;
async function configure(accountId: string, queueIds: readonly string[], waits: Waits): Promise<void> {
  version += 1;
  const snapshot = accountSnapshot(
    accountId,
    queueIds.map((queueId) => queueAction(queueId)),
  );
  await routing.publish(accountChanged, accountId, { ...snapshot, version, ...waits });
  await eventually(async () => {
    expect(await routing.rows("select from account where id = $1 and version = $2", [accountId, version])).toHaveLength(
      1,
    );
  }, patient);
}

/** Two agents and their queue; one of them has accepted, answered and gone, the other is there. */
async function answered(waits: Waits) {
  const world = await desk(routing, 2);
  await configure(world.accountId, [world.queueId], waits);
  const interactionId = await routing.newMail(world.accountId);
  const offer = await routing.offerOf(interactionId);
  await must(accept(routing, offer));
  const { agentId } = offer;
  await routing.reply(world.accountId, interactionId, { direction: "out", author: "agent", agentId });
  const colleagueId = world.agentIds.find((id) => id !== agentId) ?? "";
  return { ...world, interactionId, agentId, colleagueId };
}

async function leftAlone(waits: Waits) {
  const world = await answered(waits);
  await setState(routing, world.agentId, "logged_out");
  return world;
}

const why = async (interactionId: string): Promise<readonly Row[]> =>
  (await must(routing.call(admin, `GET /interactions/${interactionId}/why`))).body.items;
const kindsOf = async (interactionId: string): Promise<string[]> => (await why(interactionId)).map(({ kind }) => kind);
const decided = (interactionId: string, kind: string): Promise<Row> =>
  eventually(async () => {
    const decision = (await why(interactionId)).find((each) => each.kind === kind);
    if (decision === undefined) throw new Error(`not yet ${kind}`);
    return decision;
  }, patient);
const waitOf = (interactionId: string): Promise<Wait> =>
  eventually(async () => {
    const [wait] = await routing.rows<Wait>(
      "select * from work_item where interaction_id = $1 and state in ('waiting', 'offered') and waits_since is not null",
      [interactionId],
    );
    if (wait === undefined) throw new Error("nothing waits");
    return wait;
  }, patient);
const offerTo = (interactionId: string, agentId: string): Promise<Row> =>
  eventually(async () => {
    const [offer] = await routing.openOffers(`&interactionId=${interactionId}`);
    expect(offer?.agentId).toBe(agentId);
    if (offer === undefined) throw new Error("nothing is offered");
    return offer;
  }, patient);
const madeAt = async ({ id }: Row): Promise<number> =>
  (await routing.rows<{ at: Date }>("select made_at as at from offer where id = $1", [id]))[0]?.at.getTime() ?? 0;
const endedOf = (interactionId: string) =>
  eventually(() => {
    const about = routing.events.filter(({ data }) => data.interactionId === interactionId);
    const ended = about.find(({ type }) => type === "routing.ended");
    if (ended === undefined) throw new Error("not yet ended");
    if (about.indexOf(ended) + 1 < ended.seq) throw new Error("what came before it is still on its way");
    return { reason: ended.data.reason, types: about.map(({ type }) => type) };
  }, patient);

test("S78 S81 S82 F25 a reply goes back to the queue when its agent's time is over, counted from the first reply", async () => {
  const { accountId, interactionId, colleagueId, queueId } = await leftAlone(sendBackAfter(3));
  const at = new Date(Date.now() - 60_000);
  await routing.reply(accountId, interactionId, { at: at.toISOString() });
  const first = await decided(interactionId, "waits-for-agent");
  await routing.reply(accountId, interactionId);
  const { itemId } = (await decided(interactionId, "joined")).inputs;
  const offer = await offerTo(interactionId, colleagueId);
  expect(offer).toMatchObject({ queueId, workItemKind: "reply" });
  expect((await madeAt(offer)) - Date.parse(first.at)).toBeGreaterThanOrEqual(3_000);
  expect((await decided(interactionId, "sent-back")).inputs).toMatchObject({ itemId, waitsSince: first.at });
  expect((await routing.rows<Wait>("select * from work_item where id = $1", [itemId]))[0]).toMatchObject({
    ...{ received_at: at, wait_ends_at: null, waits_since: null },
  });
  expect((await kindsOf(interactionId)).filter((kind) => kind === "sent-back")).toHaveLength(1);
  await must(accept(routing, offer));
});

test("S78 S81 an agent who does not answer the offer loses it when the wait is over; who accepts in time does not", async () => {
  const ignored = await answered(sendBackAfter(2));
  await routing.close(ignored.accountId, ignored.interactionId);
  await decided(ignored.interactionId, "closed");
  await routing.reopen(ignored.accountId, ignored.interactionId);
  await routing.reply(ignored.accountId, ignored.interactionId);
  // by its row: it is open for two seconds only
  const { id } = await eventually(async () => {
    const [toAgent] = await routing.rows<Row>(
      "select id from offer where interaction_id = $1 and agent_id = $2 and queue_id is null",
      [ignored.interactionId, ignored.agentId],
    );
    if (toAgent === undefined) throw new Error("nothing is offered");
    return toAgent;
  }, patient);
  // a free queue asks round: the colleague, or the same agent, now through the queue
  await eventually(async () => {
    const [next] = await routing.openOffers(`&interactionId=${ignored.interactionId}`);
    expect(next?.queueId).toBe(ignored.queueId);
  }, patient);
  const { body: offer } = await routing.call(admin, `GET /offers/${id}`);
  expect(offer).toMatchObject({ state: "withdrawn" });
  expect((await accept(routing, offer)).body.code).toBe("offer-ended");

  const taken = await leftAlone(sendBackAfter(3_600));
  await routing.reply(taken.accountId, taken.interactionId);
  await waitOf(taken.interactionId);
  await setState(routing, taken.agentId, "available");
  await must(accept(routing, await offerTo(taken.interactionId, taken.agentId)));
  await configure(taken.accountId, [taken.queueId], sendBackAfter(1));
  await routing.rows("update work_item set wait_ends_at = waits_since where interaction_id = $1", [
    taken.interactionId,
  ]);
  const other = await leftAlone(endAfter(1));
  await routing.reply(other.accountId, other.interactionId);
  // by the time this younger wait was ended, the accepted one would have been, too
  await endedOf(other.interactionId);
  expect(await kindsOf(taken.interactionId)).not.toContain("sent-back");
});

test("S85 END_ROUTING clears the owner, and later mail joins it in Unread Messages", async () => {
  const { accountId, interactionId } = await leftAlone(endAfter(1));
  await routing.reply(accountId, interactionId);
  const { reason, types } = await endedOf(interactionId);
  expect(reason).toBe("wait-timeout");
  expect(types.slice(-2)).toEqual(["assignment.changed", "routing.ended"]);
  expect((await decided(interactionId, "ended")).inputs).toMatchObject({ notBack: "by-setting", because: "over" });
  const [row] = await routing.rows("select holder_id, manager_id from interaction where id = $1", [interactionId]);
  expect(row).toEqual({ holder_id: null, manager_id: null });
  await routing.reply(accountId, interactionId);
  await decided(interactionId, "unread");
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
});

test("S83 S84 without a queue that had it, or with a deleted one, routing ends and says why", async () => {
  const agentId = await routing.addAgent("logged_out");
  const accountId = await routing.addAccount([]);
  await configure(accountId, [], { ...sendBackAfter(1), agentIds: [agentId] });
  const interactionId = await routing.newMail(accountId);
  await routing.reply(accountId, interactionId, { direction: "out", author: "agent", agentId });
  await routing.reply(accountId, interactionId);
  const ended = await eventually(async () => {
    const decision = (await why(interactionId)).findLast(({ kind }) => kind === "ended");
    expect(decision?.inputs["notBack"]).toBe("never-queued");
    return decision;
  }, patient);
  expect(ended?.inputs).toMatchObject({ reason: "wait-timeout" });

  const gone = await leftAlone(sendBackAfter(3_600));
  await routing.reply(gone.accountId, gone.interactionId);
  await waitOf(gone.interactionId);
  await must(routing.call(admin, `DELETE /queues/${gone.queueId}`));
  await configure(gone.accountId, [], sendBackAfter(1));
  expect((await decided(gone.interactionId, "ended")).inputs).toMatchObject({ notBack: "queue-deleted" });
});

test("S79 an agent who leaves the account's queues holds no reply: what waits goes back at once, and so does the next", async () => {
  const { accountId, interactionId, agentId, colleagueId, queueId } = await leftAlone({ waitForAssignedAgent: null });
  const reopen = async () => {
    await routing.close(accountId, interactionId);
    await routing.reopen(accountId, interactionId);
    await routing.reply(accountId, interactionId);
  };
  await reopen();
  await waitOf(interactionId);
  await must(routing.call(admin, `DELETE /queues/${queueId}/members/${agentId}`));
  expect((await offerTo(interactionId, colleagueId)).queueId).toBe(queueId);
  expect((await decided(interactionId, "sent-back")).inputs).toMatchObject({ because: "access-lost", agentId });
  await reopen();
  await eventually(async () => {
    const queued = (await why(interactionId)).findLast(({ kind }) => kind === "queued");
    expect(queued?.inputs).toMatchObject({ because: "agent-gone" });
  }, patient);
  expect((await offerTo(interactionId, colleagueId)).queueId).toBe(queueId);
});

test("S77 a rejected reply goes where the timeout action says, at once", async () => {
  const back = await leftAlone(sendBackAfter(3_600));
  await routing.reply(back.accountId, back.interactionId);
  await setState(routing, back.agentId, "available");
  await must(reject(routing, await offerTo(back.interactionId, back.agentId)));
  expect((await offerTo(back.interactionId, back.colleagueId)).queueId).toBe(back.queueId);
  const end = await leftAlone(endAfter(3_600));
  await routing.reply(end.accountId, end.interactionId);
  await setState(routing, end.agentId, "available");
  await must(reject(routing, await offerTo(end.interactionId, end.agentId)));
  expect((await endedOf(end.interactionId)).reason).toBe("agent-rejected");
});

test("S79 S80 without a wait of its own a reply stays with its agent for 90 days, then leaves routing", async () => {
  const { accountId, interactionId, agentId } = await leftAlone({ waitForAssignedAgent: null });
  await routing.reply(accountId, interactionId);
  const wait = await waitOf(interactionId);
  expect(wait.wait_ends_at.getTime() - wait.waits_since.getTime()).toBe(90 * 86_400_000);
  const age = (days: number) =>
    routing.rows(
      "update work_item set waits_since = waits_since - make_interval(days => $2), wait_ends_at = wait_ends_at - make_interval(days => $2) where id = $1",
      [wait.id, days],
    );
  await age(89);
  await setState(routing, agentId, "available");
  await must(reject(routing, await offerTo(interactionId, agentId)));
  await setState(routing, agentId, "logged_out");
  await waitOf(interactionId);
  await age(1);
  expect((await endedOf(interactionId)).reason).toBe("wait-limit");
});

test("S81 a deadline that passes while routing is down and Redis loses everything is met once, after the restart", async () => {
  const { accountId, interactionId, colleagueId } = await leftAlone(sendBackAfter(3_600));
  await routing.reply(accountId, interactionId);
  const wait = await waitOf(interactionId);
  const told = () => routing.events.filter(({ type }) => type === "assignment.changed").map(({ data }) => data);
  const held = await routing.rows<Row>(`
    select id as "interactionId", account_id as "accountId", holder_id as "agentId" from interaction
    where holder_id is not null order by id`);
  expect(held.length).toBeGreaterThan(0);
  const before = told().length;
  await routing.restart(async () => {
    await routing.redis.flushdb();
    // as after an upgrade whose readers must hear of it again
    await routing.rows("update announcement set revision = 0, is_done = false where kind = 'assignment'");
    const hour = "interval '1 hour'";
    const aged = await routing.rows(
      `update work_item set waits_since = waits_since - ${hour}, wait_ends_at = wait_ends_at - ${hour}
       where id = $1 and waits_since is not null returning id`,
      [wait.id],
    );
    expect(aged).toHaveLength(1);
    expect(
      await routing.rows("select from decision where interaction_id = $1 and kind = 'sent-back'", [interactionId]),
    ).toEqual([]);
  });
  await offerTo(interactionId, colleagueId);
  expect((await kindsOf(interactionId)).filter((kind) => kind === "sent-back")).toHaveLength(1);
  await eventually(() => {
    const again = told().slice(before);
    for (const { interactionId: id, accountId: at, agentId } of held) {
      expect(again).toContainEqual(expect.objectContaining({ interactionId: id, accountId: at, agentId }));
    }
  }, patient);
});

test("S26 S81 a change of the waits moves the deadlines of what waits, and the log says so", async () => {
  const { accountId, interactionId, queueId, colleagueId } = await leftAlone({ waitForAssignedAgent: null });
  await routing.reply(accountId, interactionId);
  const { waits_since: since } = await waitOf(interactionId);
  for (const seconds of [7_200, 3_600, 604_800]) {
    await configure(accountId, [queueId], sendBackAfter(seconds));
    expect((await waitOf(interactionId)).wait_ends_at.getTime() - since.getTime()).toBe(seconds * 1000);
  }
  await configure(accountId, [queueId], { waitForAssignedAgent: null });
  expect((await waitOf(interactionId)).wait_ends_at.getTime() - since.getTime()).toBe(90 * 86_400_000);
  await configure(accountId, [queueId], sendBackAfter(1));
  await offerTo(interactionId, colleagueId);
  expect((await kindsOf(interactionId)).filter((kind) => kind === "wait-changed")).toHaveLength(5);
});

test("S74 S29 in the legacy model a reply goes to its agent's queue, then on through the account's actions", async () => {
  const legacy: Waits = { routingModel: "legacy", waitForAssignedAgentLegacy: 1, waitForAssignedQueue: 1 };
  const { accountId, interactionId, queueId, colleagueId } = await leftAlone(legacy);
  await setState(routing, colleagueId, "paused");
  const otherId = await routing.addAgent();
  const nextQueueId = await routing.addQueue([otherId]);
  await configure(accountId, [nextQueueId, queueId], legacy);
  await routing.reply(accountId, interactionId);
  expect((await offerTo(interactionId, otherId)).queueId).toBe(nextQueueId);
  const kinds = await kindsOf(interactionId);
  expect(kinds.slice(kinds.indexOf("waits-for-agent")).filter((kind) => kind !== "waiting")).toEqual([
    ...["waits-for-agent", "sent-back", "wait-ended", "queued", "offered"],
  ]);
  expect((await decided(interactionId, "sent-back")).inputs).toMatchObject({ queueId });

  const rejected = await leftAlone({ ...legacy, waitForAssignedAgentLegacy: 3_600 });
  await routing.reply(rejected.accountId, rejected.interactionId);
  await setState(routing, rejected.agentId, "available");
  await must(reject(routing, await offerTo(rejected.interactionId, rejected.agentId)));
  expect((await offerTo(rejected.interactionId, rejected.colleagueId)).queueId).toBe(rejected.queueId);
});

test("S74 S85 in the legacy model a wait that ends in Unread Messages leaves it nobody's: later mail joins it there", async () => {
  const legacy: Waits = { routingModel: "legacy", waitForAssignedAgentLegacy: 1, waitForAssignedQueue: 1 };
  const { accountId, interactionId, agentId, colleagueId } = await leftAlone(legacy);
  await setState(routing, colleagueId, "paused");
  await configure(accountId, [], { ...legacy, actions: [] });
  await routing.reply(accountId, interactionId);
  expect((await endedOf(interactionId)).reason).toBe("queue-timeout");
  await setState(routing, agentId, "available");
  await routing.reply(accountId, interactionId);
  await decided(interactionId, "unread");
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
});

test("S77 S74 a rejection counts where the list is not known in full yet: nobody is asked until it is, then it goes on", async () => {
  const legacy: Waits = { routingModel: "legacy", waitForAssignedAgentLegacy: 3_600 };
  const [agentId, otherId] = [await routing.addAgent("logged_out"), await routing.addAgent()];
  const [queueId, intervalId] = [await routing.addQueue([otherId]), uuidv7()];
  const accountId = await routing.addAccount([]);
  await configure(accountId, [], { ...legacy, agentIds: [agentId] });
  const interactionId = await routing.newMail(accountId);
  await routing.reply(accountId, interactionId, { direction: "out", author: "agent", agentId });
  await routing.reply(accountId, interactionId);
  await waitOf(interactionId);
  const actions = [queueAction(queueId), { ...queueAction(queueId), intervalId }];
  await configure(accountId, [], { ...legacy, agentIds: [agentId], actions });
  await setState(routing, agentId, "available");
  const offer = await offerTo(interactionId, agentId);
  expect((await reject(routing, offer)).status).toBe(200);
  expect((await reject(routing, offer)).status).toBe(200);
  await decided(interactionId, "wait-ended");
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);

  const rules = { zone: "Europe/Berlin", subsets: [], holidays: [] };
  await routing.publish(intervalChanged, intervalId, {
    intervalId,
    version: 1,
    name: "Never",
    ...rules,
    deleted: false,
  });
  expect((await offerTo(interactionId, otherId)).queueId).toBe(queueId);
  const asked = await routing.rows("select from offer where interaction_id = $1 and agent_id = $2", [
    ...[interactionId, agentId],
  ]);
  expect(asked).toHaveLength(1);
});

test("S74 S81 a wait that cannot end before an interval is known holds up no other, and ends once it is", async () => {
  const patiently: Waits = { routingModel: "legacy", waitForAssignedAgentLegacy: 3_600, waitForAssignedQueue: 3_600 };
  const stuck = await leftAlone(patiently);
  await setState(routing, stuck.colleagueId, "paused");
  await routing.reply(stuck.accountId, stuck.interactionId);
  await waitOf(stuck.interactionId);
  const intervalId = uuidv7();
  const actions = [{ ...queueAction(stuck.queueId), intervalId }];
  const soon = { waitForAssignedAgentLegacy: 1, waitForAssignedQueue: 1 };
  await configure(stuck.accountId, [], { ...patiently, ...soon, actions });
  await decided(stuck.interactionId, "sent-back");
  const other = await leftAlone(sendBackAfter(3));
  await routing.reply(other.accountId, other.interactionId);
  await offerTo(other.interactionId, other.colleagueId);
  expect(await kindsOf(stuck.interactionId)).not.toContain("wait-ended");
  const rules = { zone: "Europe/Berlin", subsets: [], holidays: [] };
  const interval = { intervalId, version: 1, name: "Never", ...rules, deleted: false };
  await routing.publish(intervalChanged, intervalId, interval);
  await decided(stuck.interactionId, "wait-ended");
});

type Order = { readonly commandId: string; readonly cause: string; readonly ifLastMessage: string };
const closingOf = async (interactionId: string): Promise<Date | null> =>
  (await routing.rows<{ at: Date | null }>("select closes_at as at from interaction where id = $1", [interactionId]))[0]
    ?.at ?? null;
const closeOrders = async (interactionId: string): Promise<Order[]> =>
  (
    await routing.rows<{ data: Order }>(
      "select data from outbox where key = $1 and type like '%.interaction.close.%'",
      [interactionId],
    )
  ).map(({ data }) => data);
test("S74 X2 after the legacy waits the list knows the reply: each Close step is an order of its own", async () => {
  const legacy: Waits = { routingModel: "legacy", waitForAssignedAgentLegacy: 1, waitForAssignedQueue: 1 };
  const { accountId, interactionId, colleagueId } = await leftAlone(legacy);
  await setState(routing, colleagueId, "paused");
  await configure(accountId, [], { ...legacy, actions: [{ kind: "close", dispositionId: null, id: "close" }] });
  const replies = [uuidv7(), uuidv7()];
  for (const [before, messageKey] of replies.entries()) {
    await routing.reply(accountId, interactionId, { messageKey });
    await eventually(async () => {
      expect(await closeOrders(interactionId)).toHaveLength(before + 1);
    }, patient);
    await routing.close(accountId, interactionId);
    await routing.reopen(accountId, interactionId);
  }
  const orders = await closeOrders(interactionId);
  expect(new Set(orders.map(({ commandId }) => commandId)).size).toBe(2);
  expect(orders.map(({ ifLastMessage }) => ifLastMessage)).toEqual(replies);
  expect(await routing.rows("select from flow_run where interaction_id = $1", [interactionId])).toEqual([]);
});

const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

/** The answer that `answered` gave was sent, as interaction-history says. */
async function sent(of: { readonly accountId: string; readonly interactionId: string }, sentAt: string) {
  const { accountId, interactionId } = of;
  const answer = { messageKey: uuidv7(), sentAt };
  await routing.publish(answerChanged, interactionId, { accountId, interactionId, answer });
  await eventually(async () => {
    const rows = await routing.rows("select from interaction where id = $1 and answer_key = $2", [
      interactionId,
      answer.messageKey,
    ]);
    expect(rows).toHaveLength(1);
  }, patient);
  return answer.messageKey;
}

test("S86 S87 an interaction is to be closed minutes after its answer was sent, once, unless somebody writes", async () => {
  const silent = await answered({ interactionInactivityTimeout: 1 });
  const spoken = await answered({ interactionInactivityTimeout: 1 });
  const sentAt = secondsAgo(5);
  await sent(spoken, sentAt);
  expect(await closingOf(spoken.interactionId)).toEqual(new Date(Date.parse(sentAt) + 60_000));
  await routing.reply(spoken.accountId, spoken.interactionId, { automatic: true });
  await eventually(async () => {
    expect(await closingOf(spoken.interactionId)).toBeNull();
  }, patient);

  expect(await closeOrders(silent.interactionId)).toEqual([]);
  const messageKey = await sent(silent, secondsAgo(58));
  const order = await eventually(async () => {
    const orders = await closeOrders(silent.interactionId);
    expect(orders).toHaveLength(1);
    return orders[0];
  }, patient);
  expect(order).toMatchObject({ cause: "inactivity", ifLastMessage: messageKey, commandId: messageKey });
  expect((await decided(silent.interactionId, "inactive")).inputs).toMatchObject({ messageKey, inactivityMinutes: 1 });
  // it closes at its own time, however often the answer is told of
  const { accountId, interactionId } = silent;
  const answer = { messageKey, sentAt: secondsAgo(58) };
  await routing.publish(answerChanged, interactionId, { accountId, interactionId, answer });
  await routing.close(accountId, interactionId);
  await decided(interactionId, "closed");
  expect(await closeOrders(interactionId)).toHaveLength(1);
  expect(await closeOrders(spoken.interactionId)).toEqual([]);
});

test("S28 S86 another inactivity timeout counts at once for what was answered before", async () => {
  const world = await answered({ interactionInactivityTimeout: null });
  await sent(world, secondsAgo(3_600));
  expect(await closingOf(world.interactionId)).toBeNull();
  await configure(world.accountId, [world.queueId], { interactionInactivityTimeout: 600 });
  expect(await closingOf(world.interactionId)).not.toBeNull();
  await configure(world.accountId, [world.queueId], { interactionInactivityTimeout: null });
  expect(await closingOf(world.interactionId)).toBeNull();
  await configure(world.accountId, [world.queueId], { interactionInactivityTimeout: 60 });
  await eventually(async () => {
    expect(await closeOrders(world.interactionId)).toHaveLength(1);
  }, patient);
});
