import { expect, test } from "@jest/globals";
import { accountChanged } from "@mailroom/contracts/events/account";
import { agentChanged, presenceSubject } from "@mailroom/contracts/events/agent";
import { interactionOpened } from "@mailroom/contracts/events/interaction";
import { settingsChanged, settingsKey } from "@mailroom/contracts/events/settings";
import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { connect } from "@nats-io/transport-node";
import { accept, desk, queueAction, rejectForAnHour, setState } from "./desk.ts";
import { accountSnapshot, admin, must, useRouting } from "./routing-under-test.ts";

const routing = useRouting();
const whyKinds = async (interactionId: string): Promise<string[]> =>
  (await must(routing.call(admin, `GET /interactions/${interactionId}/why`))).body.items.map((each) => each.kind);

async function held(agents = 1) {
  const world = await desk(routing, agents);
  const interactionId = await routing.newMail(world.accountId);
  const offer = await routing.offerOf(interactionId);
  await must(accept(routing, offer));
  await routing.reply(world.accountId, interactionId, { direction: "out", author: "agent", agentId: offer.agentId });
  return { ...world, interactionId, agentId: offer.agentId };
}

test("S77 a reply to an interaction on the agent's desk makes no offer and counts as load", async () => {
  const { accountId, interactionId, agentId } = await held();
  await routing.reply(accountId, interactionId);
  await eventually(async () => {
    expect(await whyKinds(interactionId)).toContain("on-desk");
    expect((await routing.call(admin, `GET /agents/${agentId}`)).body.load).toBe(1);
  });
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
});

test("S77 a reopened interaction is offered to its last agent alone, though others are free", async () => {
  const { accountId, interactionId, agentId } = await held(3);
  await routing.close(accountId, interactionId);
  await eventually(() => {
    const ended = routing.events.filter((event) => event.data.interactionId === interactionId);
    expect(ended.at(-1)).toMatchObject({ type: "assignment.changed", data: { agentId: null, cause: "closed" } });
  });
  await routing.reopen(accountId, interactionId);
  await routing.reply(accountId, interactionId);
  const offer = await routing.offerOf(interactionId);
  expect(offer).toMatchObject({ agentId, queueId: null, workItemKind: "reply" });
  await rejectForAnHour(routing, interactionId);
  await eventually(async () => {
    expect((await whyKinds(interactionId)).at(-1)).toBe("waiting");
  });
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
});

test("S78 S79 F25 a reply to an agent who is logged out waits for them, further ones join it", async () => {
  const { accountId, interactionId, agentId } = await held(2);
  await setState(routing, agentId, "logged_out");
  await routing.reply(accountId, interactionId);
  await routing.reply(accountId, interactionId);
  await eventually(async () => {
    expect(await whyKinds(interactionId)).toEqual(expect.arrayContaining(["waits-for-agent", "joined"]));
  });
  expect((await routing.call(admin, `GET /agents/${agentId}`)).body.load).toBe(0);
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
  await setState(routing, agentId, "available");
  const offer = await routing.offerOf(interactionId);
  expect(offer.agentId).toBe(agentId);
  await must(accept(routing, offer));
  expect((await routing.call(admin, `GET /agents/${agentId}`)).body.load).toBe(1);
});

test("S79 S82 what an agent held goes back to its queue when they are deleted", async () => {
  const { accountId, interactionId, agentId, queueId } = await held(2);
  await setState(routing, agentId, "logged_out");
  await routing.reply(accountId, interactionId);
  await eventually(async () => {
    expect(await whyKinds(interactionId)).toContain("waits-for-agent");
  });
  const person = { name: "Gone", emailAddress: "gone@example.test", role: "agent" as const };
  const deletedAt = new Date().toISOString();
  await routing.publish(agentChanged, agentId, { agentId, version: 2, ...person, active: false, deletedAt });
  const offer = await routing.offerOf(interactionId);
  expect(offer).toMatchObject({ queueId, workItemKind: "reply" });
  expect(offer.agentId).not.toBe(agentId);
  expect((await routing.call(admin, `GET /queues/${queueId}`)).body.memberCount).toBe(1);
  expect((await routing.call(admin, `GET /agents/${agentId}`)).status).toBe(404);
});

test("bounces and Mailroom's own mail make no work; a direct answer ends the waiting", async () => {
  const { accountId } = await desk(routing, 1);
  const interactionId = await routing.newMail(accountId);
  const offer = await routing.offerOf(interactionId);
  await routing.reply(accountId, interactionId, { direction: "out", author: "system" });
  await routing.reply(accountId, interactionId, { bounce: true });
  expect((await routing.openOffers(`&interactionId=${interactionId}`))[0]?.id).toBe(offer.id);
  await routing.reply(accountId, interactionId, { direction: "out", author: "api" });
  await eventually(async () => {
    const { body } = await routing.call(admin, `GET /offers/${offer.id}`);
    expect(body.state).toBe("withdrawn");
  });
  await routing.reply(accountId, interactionId, { bounce: true });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
});

test("S72 an account without a queue that exists leaves the mail in Unread Messages, and later mail joins it there", async () => {
  const accountId = await routing.addAccount([queueAction(uuidv7())]);
  const interactionId = await routing.newMail(accountId);
  await eventually(() => {
    const ended = routing.events.filter((event) => event.data.interactionId === interactionId);
    expect(ended).toMatchObject([{ type: "routing.ended", data: { reason: "no-action" } }]);
  });
  await routing.reply(accountId, interactionId);
  await eventually(async () => {
    expect(await whyKinds(interactionId)).toEqual(["ended", "unread"]);
  });
});

test("S72 X2 a queue step's time leads to the next queue, and after the last to Unread Messages", async () => {
  const first = await routing.addQueue([]);
  const second = await routing.addQueue([]);
  const accountId = await routing.addAccount([queueAction(first, 1), queueAction(second, 1)]);
  const interactionId = await routing.newMail(accountId);
  await eventually(async () => {
    const ended = routing.events.find((event) => event.data.interactionId === interactionId);
    expect(ended).toMatchObject({ type: "routing.ended", data: { reason: "queue-timeout" } });
    expect((await routing.call(admin, `GET /queues/${second}`)).body.waiting).toBe(0);
  });
  // it is in each for a second only, so the log is asked
  const { items } = (await must(routing.call(admin, `GET /interactions/${interactionId}/why`))).body;
  const told = items.filter(({ kind }) => kind !== "waiting");
  const named = (queueId: string) => expect.stringContaining(queueId) as unknown;
  expect(told).toMatchObject([
    { kind: "queued", summary: named(first) },
    { kind: "queued", summary: named(second), inputs: { left: { queueId: first } } },
    { kind: "ended", inputs: { left: { queueId: second } } },
  ]);
  const [began = NaN, wentOn = NaN, left = NaN] = told.map(({ at }) => Date.parse(at));
  expect(wentOn - began).toBeGreaterThanOrEqual(1_000);
  expect(left - wentOn).toBeGreaterThanOrEqual(1_000);
});

test("S75 S76 replies go before new mail only while the account prioritises them, and re-file what waits", async () => {
  const agentId = await routing.addAgent("available", 1);
  const queueId = await routing.addQueue([agentId]);
  const accountId = await routing.addAccount([queueAction(queueId)]);
  const interactionId = await routing.newMail(accountId);
  await must(accept(routing, await routing.offerOf(interactionId)));
  await routing.reply(accountId, interactionId, { direction: "out", author: "agent", agentId });
  await setState(routing, agentId, "logged_out");
  const older = await routing.newMail(accountId, new Date(Date.now() - 60_000));
  await routing.reply(accountId, interactionId);
  await eventually(async () => {
    expect(await whyKinds(interactionId)).toContain("waits-for-agent");
    expect((await routing.call(admin, `GET /queues/${queueId}`)).body.waiting).toBe(1);
  });
  const snapshot = accountSnapshot(accountId, [queueAction(queueId)]);
  await routing.publish(accountChanged, accountId, { ...snapshot, version: 2, prioritizeReplies: true });
  await eventually(async () => {
    const rows = await routing.rows<{ class: number }>(
      "select class from work_item where interaction_id = $1 order by id desc",
      [interactionId],
    );
    expect(rows[0]?.class).toBe(0);
  });
  await setState(routing, agentId, "available");
  expect((await routing.offerOf(interactionId)).workItemKind).toBe("reply");
  expect(await routing.openOffers(`&interactionId=${older}`)).toEqual([]);
});

test("a mail whose account is not yet known waits for it", async () => {
  const { queueId } = await desk(routing, 1);
  const accountId = uuidv7();
  const interactionId = await routing.newMail(accountId);
  await eventually(async () => {
    const rows = await routing.rows("select last_error from inbox_parked where key = $1", [interactionId]);
    expect(rows).toHaveLength(1);
  });
  await routing.publish(accountChanged, accountId, accountSnapshot(accountId, [queueAction(queueId)]));
  expect((await routing.offerOf(interactionId)).accountId).toBe(accountId);
});

test("deleting a queue sends what waits to Unread Messages and takes its offers back", async () => {
  const { accountId, queueId } = await desk(routing, 1);
  const interactionId = await routing.newMail(accountId);
  const offer = await routing.offerOf(interactionId);
  await must(routing.call(admin, `DELETE /queues/${queueId}`));
  expect((await routing.call(admin, `GET /queues/${queueId}`)).status).toBe(404);
  expect((await accept(routing, offer)).body.code).toBe("offer-ended");
  await eventually(() => {
    const about = routing.events.filter((event) => event.data.interactionId === interactionId);
    expect(about.map((event) => event.type)).toEqual(["offer.made", "offer.withdrawn", "routing.ended"]);
    const snapshot = routing.events.findLast(
      (event) => event.data.queueId === queueId && event.type === "queue.changed",
    );
    expect(snapshot?.data).toMatchObject({ agentIds: [], deletedAt: expect.any(String) });
  });
});

test("who leaves a queue loses the offers that came through it", async () => {
  const { accountId, queueId, agentIds } = await desk(routing, 2);
  const interactionId = await routing.newMail(accountId);
  const offer = await routing.offerOf(interactionId);
  await must(routing.call(admin, `DELETE /queues/${queueId}/members/${offer.agentId}`));
  const next = await routing.offerOf(interactionId);
  expect(next.agentId).toBe(agentIds.find((id) => id !== offer.agentId));
});

test("X12 who loses the live connection is logged out after the set minutes, who never had one is not", async () => {
  const connection = await connect({ servers: new URL(routing.nats.url).host });
  const [silent, heard, programmed] = [await routing.addAgent(), await routing.addAgent(), await routing.addAgent()];
  const lastSeen = async (agentId: string): Promise<Date | null> =>
    (await routing.rows<{ at: Date | null }>("select last_seen_at as at from agent where id = $1", [agentId]))[0]?.at ??
    null;
  connection.publish(presenceSubject, JSON.stringify({ gatewayId: uuidv7(), agentIds: [silent, heard] }));
  await eventually(async () => {
    expect(await lastSeen(silent)).not.toBeNull();
    expect(await lastSeen(heard)).not.toBeNull();
  });
  await connection.close();
  await routing.rows("update agent set last_seen_at = last_seen_at - interval '5 minutes' where id = $1", [silent]);
  // the service's own timer may be quicker
  expect([[silent], []]).toContainEqual(await routing.logOutSilent());
  const stateOf = async (agentId: string) => (await routing.call(admin, `GET /agents/${agentId}`)).body.state;
  expect(await stateOf(silent)).toBe("logged_out");
  expect(await stateOf(heard)).toBe("available");
  expect(await stateOf(programmed)).toBe("available");

  // from now on twelve minutes are forgiven: eleven log nobody out
  const settings = { ...settingsDefaults, logoutAfterLostConnectionMinutes: 12 };
  await routing.publish(settingsChanged, settingsKey, { version: 2, ...settings });
  await eventually(async () => {
    expect(await routing.rows("select lost_connection_minutes as minutes from setting")).toEqual([{ minutes: 12 }]);
  });
  const moveBack = async (minutes: number) =>
    routing.rows("update agent set last_seen_at = last_seen_at - make_interval(mins => $2) where id = $1", [
      heard,
      minutes,
    ]);
  await moveBack(11);
  expect(await routing.logOutSilent()).toEqual([]);
  expect(await stateOf(heard)).toBe("available");
  await moveBack(1);
  expect([[heard], []]).toContainEqual(await routing.logOutSilent());
  expect(await stateOf(heard)).toBe("logged_out");
});

test("S17 S77 a mail that we begin is no work but on the desk of who wrote it, where its answer appears", async () => {
  const { accountId, agentIds } = await desk(routing, 2);
  const writer = agentIds[1] ?? "";
  const interactionId = uuidv7();
  const at = new Date().toISOString();
  await routing.publish(interactionOpened, interactionId, {
    ...{ interactionId, number: 1, accountId, contactId: null, openedAt: at, continuesInteractionId: null },
  });
  const ours = { direction: "out", author: "agent", agentId: writer, first: true, joinReason: "new" } as const;
  await routing.reply(accountId, interactionId, ours);
  await eventually(() => {
    const told = routing.events.filter((event) => event.data.interactionId === interactionId);
    expect(told).toMatchObject([{ type: "assignment.changed", data: { agentId: writer, cause: "accepted" } }]);
  });
  await routing.reply(accountId, interactionId);
  await eventually(async () => {
    expect(await whyKinds(interactionId)).toEqual(["begun", "on-desk"]);
  });
  const items = "select 1 from work_item where interaction_id = $1";
  expect(await routing.rows(items, [interactionId])).toEqual([]);
});

test("S79 a mail of whom we know to be gone is on nobody's desk", async () => {
  const { accountId, agentIds } = await desk(routing, 1);
  const [agentId = ""] = agentIds;
  const person = { name: "Gone", emailAddress: `${agentId}@desk.test`, role: "agent" as const };
  const deletedAt = new Date().toISOString();
  await routing.publish(agentChanged, agentId, { agentId, version: 2, ...person, active: false, deletedAt });
  await eventually(async () => {
    expect((await routing.call(admin, `GET /agents/${agentId}`)).status).toBe(404);
  });
  const interactionId = uuidv7();
  await routing.publish(interactionOpened, interactionId, {
    ...{ interactionId, number: 1, accountId, contactId: null, openedAt: deletedAt, continuesInteractionId: null },
  });
  const ours = { direction: "out", author: "agent", agentId, first: true, joinReason: "new" } as const;
  await routing.reply(accountId, interactionId, ours);
  await routing.reply(accountId, interactionId);
  await eventually(async () => {
    expect(await whyKinds(interactionId)).toContain("ended");
  });
  expect(routing.events.filter(({ type, data }) => type === "assignment.changed" && data.agentId === agentId)).toEqual(
    [],
  );
});
