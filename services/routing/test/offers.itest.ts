import { describe, expect, test } from "@jest/globals";
import type { Realtime } from "@mailroom/contracts/api/realtime";
import type { AuditFacts } from "@mailroom/contracts/events/audit-entry";
import type { Principal } from "@mailroom/contracts/principal";
import { eventually } from "@mailroom/test-kit/eventually";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { accept, desk, drain, queueAction, reject, rejectForAnHour, setState } from "./desk.ts";
import { admin, agentPrincipal, must, type Row, useRouting } from "./routing-under-test.ts";

const routing = useRouting({ instances: 2 });

test("S73 X4 a new mail is offered, a rejection passes it to the next agent, an acceptance assigns it", async () => {
  const { agentIds, accountId, queueId } = await desk(routing, 2);
  const interactionId = await routing.newMail(accountId);
  const first = await routing.offerOf(interactionId);
  expect(first).toMatchObject({ agentId: agentIds[0], queueId, workItemKind: "new", state: "open" });
  expect((await must(reject(routing, first))).body.state).toBe("rejected");
  expect((await must(reject(routing, first))).body.state).toBe("rejected");
  const second = await routing.offerOf(interactionId);
  expect(second.agentId).toBe(agentIds[1]);
  expect((await must(accept(routing, second))).body.state).toBe("accepted");
  expect((await must(accept(routing, second))).body).toMatchObject({ state: "accepted" });
  expect((await accept(routing, first)).body.code).toBe("offer-ended");
  await eventually(() => {
    const about = routing.events.filter((event) => event.data.interactionId === interactionId);
    expect(about.map((event) => event.type)).toEqual([
      ...["offer.made", "offer.rejected", "offer.made", "offer.accepted", "assignment.changed"],
    ]);
  });
});

/** Whether the offer was made in the transaction that took the message in, the last one that wrote the interaction. */
async function isMadeAtOnce(interactionId: string): Promise<boolean> {
  const { id } = await routing.offerOf(interactionId);
  const [row] = await routing.rows<{ isTogether: boolean }>(
    `select o.xmin::text = i.xmin::text as "isTogether" from offer o join interaction i on i.id = o.interaction_id
     where o.id = $1`,
    [id],
  );
  return row?.isTogether === true;
}

test("a mail that finds somebody free is offered in the transaction that takes it in, unless other work waits", async () => {
  const { agentIds, accountId } = await desk(routing, 1, {}, 50);
  // a dispatch about something else may be on just then, and is not waited for
  await eventually(async () => {
    expect(await isMadeAtOnce(await routing.newMail(accountId))).toBe(true);
  });
  await drain(routing, accountId);
  const refused = await routing.newMail(accountId);
  await rejectForAnHour(routing, refused);
  await eventually(async () => {
    const why = await must(routing.call(admin, `GET /interactions/${refused}/why`));
    expect(why.body.items.at(-1)).toMatchObject({ kind: "waiting", inputs: { reason: "everybody-refused" } });
  });
  const behind = await routing.newMail(accountId);
  expect(await routing.offerOf(behind)).toMatchObject({ agentId: agentIds[0] });
  expect(await isMadeAtOnce(behind)).toBe(false);
  await drain(routing, accountId);
});

test("X5 whom a dispatch has not locked it offers nothing: who comes back meanwhile has a dispatch of their own", async () => {
  const { agentIds, accountId } = await desk(routing, 1);
  const [agentId = ""] = agentIds;
  await setState(routing, agentId, "paused");
  const interactionId = await routing.newMail(accountId);
  const item = "select id from work_item where interaction_id = $1";
  const [{ id: itemId }] = await eventually(async () => {
    const rows = await routing.rows<{ id: string }>(item, [interactionId]);
    expect(rows).toHaveLength(1);
    return rows as [{ id: string }];
  });
  await routing.withStores(async ({ dispatch }) => {
    await dispatch.lockFree();
    await setState(routing, agentId, "available");
    expect((await dispatch.view([itemId])).agents).toMatchObject([{ agentId, state: "paused" }]);
  });
  expect(await routing.offerOf(interactionId)).toMatchObject({ agentId });
  await drain(routing, accountId);
});

test("N2 the log tells every step with candidates, exclusions and versions, and names nobody", async () => {
  const { agentIds, accountId, queueId } = await desk(routing, 2);
  await must(
    routing.call(agentPrincipal(agentIds[1] ?? ""), `PUT /agents/${agentIds[1] ?? ""}/state`, { state: "paused" }),
  );
  const interactionId = await routing.newMail(accountId);
  await must(accept(routing, await routing.offerOf(interactionId)));
  const { body } = await must(routing.call(admin, `GET /interactions/${interactionId}/why`));
  expect(body.items.map((decision) => decision.kind)).toEqual(["queued", "offered", "accepted"]);
  expect(body.items[0]?.inputs).toMatchObject({ account: { id: accountId, version: 1 }, queueId, actionIndex: 0 });
  const offered = body.items[1]?.inputs;
  expect(offered?.["queue"]).toMatchObject({ id: queueId, version: 2, weight: 0 });
  expect(offered?.["candidates"]).toEqual([
    { agentId: agentIds[0], excluded: null },
    { agentId: agentIds[1], excluded: "paused" },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/Jane|example\.test/);
  const stranger = agentPrincipal(uuidv7());
  expect((await routing.call(stranger, `GET /interactions/${interactionId}/why`)).status).toBe(404);
  expect((await routing.call(agentPrincipal(agentIds[0] ?? ""), `GET /interactions/${interactionId}/why`)).status).toBe(
    200,
  );
});

test("an offer that nobody answers lapses at its deadline, and the next agent is asked", async () => {
  const { agentIds, accountId } = await desk(routing, 2, { agentTimeoutSeconds: 1 });
  const interactionId = await routing.newMail(accountId);
  // by their rows: each is open for a second only
  const [first, second] = await eventually(async () => {
    const made = await routing.rows<Pick<Row, "id" | "agentId">>(
      'select id, agent_id as "agentId" from offer where interaction_id = $1 order by made_at',
      [interactionId],
    );
    expect(made.length).toBeGreaterThanOrEqual(2);
    return made;
  });
  expect([first?.agentId, second?.agentId]).toEqual(agentIds);
  const lapsed = (await must(routing.call(admin, `GET /offers/${first?.id ?? ""}`))).body;
  expect(lapsed.state).toBe("expired");
  const lateMs = Date.parse(lapsed.endedAt) - Date.parse(lapsed.expiresAt);
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(15_000);
  expect((await accept(routing, lapsed)).body).toMatchObject({ status: 409, code: "offer-expired" });
  await eventually(async () => {
    await must(accept(routing, await routing.offerOf(interactionId)));
  });
});

test("X4 whom everybody refused is offered again after a pause, to the same people", async () => {
  const { accountId } = await desk(routing, 1);
  const interactionId = await routing.newMail(accountId);
  const first = await routing.offerOf(interactionId);
  const { body: rejected } = await must(reject(routing, first));
  const again = await eventually(async () => {
    const [offer] = await routing.openOffers(`&interactionId=${interactionId}`);
    if (offer === undefined) throw new Error("nothing is offered");
    return offer;
  });
  expect(again.agentId).toBe(first.agentId);
  expect(Date.parse(again.madeAt) - Date.parse(rejected.endedAt)).toBeGreaterThan(4_500);
  const { body } = await must(routing.call(admin, `GET /interactions/${interactionId}/why`));
  // nobody says that it waits where the machine has stood still for as long as that
  expect(body.items.map(({ kind }) => kind).filter((kind) => kind !== "waiting")).toEqual([
    ...["queued", "offered", "rejected", "offered"],
  ]);
});

test("of an acceptance in each of two instances and a lapse, one commit wins", async () => {
  const { accountId } = await desk(routing, 1, {}, 50);
  const ids = await Promise.all(Array.from({ length: 20 }, () => routing.newMail(accountId)));
  for (const interactionId of ids) {
    const offer = await routing.offerOf(interactionId);
    // Due at about the moment in which both arrive.
    await routing.rows("update offer set expires_at = clock_timestamp() + interval '5 ms' where id = $1", [offer.id]);
    const answers = await Promise.all([0, 1].map((instance) => accept(routing, offer, instance)));
    const state = (await must(routing.call(admin, `GET /offers/${offer.id}`))).body.state;
    const isAccepted = answers.some((answer) => answer.status === 200);
    if (isAccepted) expect(state).toBe("accepted");
    for (const answer of answers) if (answer.status !== 200) expect(answer.body.code).toBe("offer-expired");
  }
  await eventually(() => {
    for (const interactionId of ids) {
      const about = routing.events.filter((event) => event.data.interactionId === interactionId);
      const accepted = about.filter((event) => event.type === "offer.accepted");
      const assigned = about.filter((event) => event.type === "assignment.changed");
      expect(accepted.length).toBeLessThanOrEqual(1);
      expect(assigned).toHaveLength(accepted.length);
    }
  });
  await drain(routing, accountId);
});

test("X14 an agent is offered no more than the capacity, and more as soon as the customer is answered", async () => {
  const agentId = await routing.addAgent("available", 2);
  const queueId = await routing.addQueue([agentId]);
  const accountId = await routing.addAccount([queueAction(queueId)]);
  const answered = await routing.newMail(accountId);
  await must(accept(routing, await routing.offerOf(answered)));
  await must(accept(routing, await routing.offerOf(await routing.newMail(accountId))));
  const tooMany = await routing.newMail(accountId);
  await eventually(async () => {
    const shown = { alias: "Jay", load: 2, busy: true };
    expect((await routing.call(admin, `GET /agents/${agentId}`)).body).toMatchObject(shown);
    const last = routing.events.filter(
      (event) => event.type === "agent-state.changed" && event.data.agentId === agentId,
    );
    expect(last.at(-1)?.data).toMatchObject({ load: 2, capacity: 2 });
  });
  await eventually(async () => {
    const why = await must(routing.call(admin, `GET /interactions/${tooMany}/why`));
    expect(why.body.items.at(-1)).toMatchObject({ kind: "waiting", inputs: { reason: "everybody-at-capacity" } });
  });
  expect(await routing.openOffers(`&interactionId=${tooMany}`)).toEqual([]);
  await routing.reply(accountId, answered, { direction: "out", author: "agent", agentId });
  expect((await routing.offerOf(tooMany)).agentId).toBe(agentId);
});

test("X5 who pauses loses open offers to the next agent and keeps what they hold", async () => {
  const { agentIds, accountId } = await desk(routing, 2);
  const [ana = "", ben = ""] = agentIds;
  const held = await routing.newMail(accountId);
  await must(accept(routing, await routing.offerOf(held)));
  await must(routing.call(agentPrincipal(ben), `PUT /agents/${ben}/state`, { state: "paused", pauseReason: "lunch" }));
  const interactionId = await routing.newMail(accountId);
  const offer = await routing.offerOf(interactionId);
  expect(offer.agentId).toBe(ana);
  await must(routing.call(agentPrincipal(ben), `PUT /agents/${ben}/state`, { state: "available" }));
  await must(routing.call(agentPrincipal(ana), `PUT /agents/${ana}/state`, { state: "paused" }));
  expect((await routing.offerOf(interactionId)).agentId).toBe(ben);
  expect((await accept(routing, offer)).body.code).toBe("offer-ended");
  await eventually(() => {
    const withdrawn = routing.events.find(({ type, data }) => type === "offer.withdrawn" && data.offerId === offer.id);
    expect(withdrawn?.data.reason).toBe("agent-paused");
    const assigned = routing.events.filter(
      ({ type, data }) => data.interactionId === held && type === "assignment.changed",
    );
    expect(assigned).toHaveLength(1);
  });
});

test("F26 a backlog goes out oldest first, as far as capacity reaches, as soon as agents return", async () => {
  const agentIds: string[] = [];
  for (let n = 0; n < 4; n += 1) agentIds.push(await routing.addAgent("logged_out", 10));
  const queueId = await routing.addQueue(agentIds);
  const accountId = await routing.addAccount([queueAction(queueId)]);
  const startMs = Date.now() - 1_000_000;
  const order = Array.from({ length: 100 }, (_, n) => n).sort(() => Math.random() - 0.5);
  const mails = new Map<number, string>();
  for (const n of order) mails.set(n, await routing.newMail(accountId, new Date(startMs + n * 1_000)));
  await eventually(async () => {
    expect((await routing.call(admin, `GET /queues/${queueId}`)).body.waiting).toBe(100);
  });
  await Promise.all(agentIds.map((id) => setState(routing, id, "available")));
  await eventually(async () => {
    expect(await routing.offerCounts(accountId)).toEqual([10, 10, 10, 10]);
  });
  const offered = await routing.rows<{ id: string }>("select interaction_id as id from offer where account_id = $1", [
    accountId,
  ]);
  const oldest = Array.from({ length: 40 }, (_, n) => mails.get(n));
  expect(new Set(offered.map((row) => row.id))).toEqual(new Set(oldest));
  await drain(routing, accountId);
});

test("F26 100 mails that come one by one are shared by four available agents, none more than one apart", async () => {
  const agentIds: string[] = [];
  for (let n = 0; n < 4; n += 1) agentIds.push(await routing.addAgent("available", 100));
  const queueId = await routing.addQueue(agentIds);
  const accountId = await routing.addAccount([queueAction(queueId)]);
  await Promise.all(Array.from({ length: 100 }, () => routing.newMail(accountId)));
  await eventually(async () => {
    expect(await routing.offerCounts(accountId)).toEqual([25, 25, 25, 25]);
  });
});

test("X13 each change of a queue, its members or a capacity leaves one entry of the audit log, in ids and numbers", async () => {
  const agentId = await routing.addAgent("available", 3);
  const queueId = await routing.addQueue([agentId]);
  const call = async (request: string, body?: unknown) => {
    const { status } = await routing.call(admin, request, body, { headers: { "if-match": "*" } });
    expect(status).toBeLessThan(300);
  };
  await call(`PATCH /queues/${queueId}`, { weight: 7, name: "Canary" });
  await call(`DELETE /queues/${queueId}/members/${agentId}`);
  await call(`DELETE /queues/${queueId}/members/${agentId}`); // as it is
  await call(`PATCH /agents/${agentId}`, { capacity: 5 });
  await call(`DELETE /queues/${queueId}`);
  const notesOf = (key: string) =>
    routing.rows<{ data: AuditFacts }>(
      "select data from outbox where channel = 'cmd.gateway' and key = $1 order by seq",
      [key],
    );
  const told = (field: string, before: unknown, after: unknown) => ({ field, masked: false, before, after });
  const ofQueue = (await notesOf(queueId)).map(({ data }) => data);
  expect(ofQueue.map(({ action }) => action)).toEqual(["created", "changed", "changed", "changed", "deleted"]);
  expect(ofQueue.slice(1).map(({ changes }) => changes)).toEqual([
    [told("agentIds", null, [agentId])],
    [{ field: "name", masked: true, before: null, after: null }, told("weight", 0, 7)],
    [told("agentIds", [agentId], null)],
    [],
  ]);
  const [capacity] = (await notesOf(agentId)).slice(-1);
  expect(capacity?.data).toMatchObject({ objectType: "agent", changes: [told("capacity", 3, 5)] });
});

test("X1 a queue of higher weight is served before an older mail of another", async () => {
  const agentId = await routing.addAgent("logged_out", 1);
  const light = await routing.addQueue([agentId]);
  const heavy = await routing.addQueue([agentId], { weight: 5 });
  const older = await routing.newMail(await routing.addAccount([queueAction(light)]), new Date(Date.now() - 60_000));
  const newer = await routing.newMail(await routing.addAccount([queueAction(heavy)]));
  await eventually(async () => {
    for (const id of [light, heavy]) expect((await routing.call(admin, `GET /queues/${id}`)).body.waiting).toBe(1);
  });
  await must(routing.call(admin, `PUT /agents/${agentId}/state`, { state: "available" }));
  const offer = await routing.offerOf(newer);
  expect(await routing.openOffers(`&interactionId=${older}`)).toEqual([]);
  await must(accept(routing, offer));
});

test("offers are answered by their agent only: for others they do not exist, keys go by scope", async () => {
  const { accountId, agentIds } = await desk(routing, 1);
  const offer = await routing.offerOf(await routing.newMail(accountId));
  const stranger = agentPrincipal(uuidv7());
  expect((await routing.call(stranger, `POST /offers/${offer.id}/accept`)).status).toBe(404);
  expect((await routing.call(stranger, `GET /offers/${offer.id}`)).status).toBe(404);
  expect((await routing.call(stranger, "GET /offers")).body.items).toEqual([]);
  const key = (scopes: string[], accountIds: string[] | null = null) => ({
    ...{ kind: "api-key" as const, apiKeyId: uuidv7(), scopes, accountIds },
  });
  expect((await routing.call(key(["offers.read"]), `POST /offers/${offer.id}/accept`)).status).toBe(403);
  const elsewhere = key(["offers.answer", "offers.read"], [uuidv7()]);
  expect((await routing.call(elsewhere, `POST /offers/${offer.id}/accept`)).status).toBe(404);
  const accepted = await must(routing.call(key(["offers.answer"], [accountId]), `POST /offers/${offer.id}/accept`));
  expect(accepted.body).toMatchObject({ state: "accepted", agentId: agentIds[0] });
});

describe("picking", () => {
  const pick = (agentId: string, interactionId: string) =>
    routing.call(agentPrincipal(agentId), `POST /interactions/${interactionId}/pick`);

  test("S17 a linked agent takes what is offered to others, whose offer is gone as taken", async () => {
    const { agentIds, queueId } = await desk(routing, 1);
    const [linked, other] = [await routing.addAgent("logged_out"), await routing.addAgent("logged_out")];
    const accountId = await routing.addAccount([queueAction(queueId)], { agentIds: [linked, other] });
    const interactionId = await routing.newMail(accountId);
    const offer = await routing.offerOf(interactionId);
    expect(offer.agentId).toBe(agentIds[0]);
    // offered is not linked: they accept their offer, or nothing
    expect(await pick(offer.agentId, interactionId)).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    expect((await pick(uuidv7(), interactionId)).status).toBe(404);

    const both = await Promise.all([pick(linked, interactionId), pick(other, interactionId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const holder = both[0].status === 200 ? linked : other;
    const refused = both.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: "interaction-held", holderId: holder });
    expect((await pick(holder, interactionId)).body).toMatchObject({ interactionId, agentId: holder });

    expect(await accept(routing, offer)).toMatchObject({ status: 409, body: { code: "offer-taken" } });
    await eventually(() => {
      const told = routing.events.filter(({ data }) => data.interactionId === interactionId).slice(-2);
      expect(told).toMatchObject([
        { type: "offer.withdrawn", data: { agentId: offer.agentId, reason: "taken" } },
        { type: "assignment.changed", data: { agentId: holder, cause: "accepted" } },
      ]);
    });
    const why = (await must(routing.call(admin, `GET /interactions/${interactionId}/why`))).body.items;
    expect(why.at(-1)).toMatchObject({ kind: "picked" });
    expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
    expect((await routing.call(admin, `GET /agents/${holder}`)).body.load).toBe(1);
  });

  test("S17 an interaction in Unread Messages can be picked, a closed one cannot", async () => {
    const agentId = await routing.addAgent("logged_out");
    const accountId = await routing.addAccount([], { agentIds: [agentId] });
    const interactionId = await routing.newMail(accountId);
    await eventually(() => {
      expect(routing.events.filter(({ type }) => type === "routing.ended").at(-1)?.data).toMatchObject({
        interactionId,
      });
    });
    expect((await pick(agentId, interactionId)).status).toBe(200);
    await routing.close(accountId, interactionId);
    await eventually(async () => {
      expect((await pick(agentId, interactionId)).body.code).toBe("interaction-closed");
    });
  });
});

describe("the figures of those who watch", () => {
  const read = async (query: string, principal: Principal = admin) =>
    (await must(routing.call(principal, `GET /realtime?${query}`))).body as unknown as Realtime;
  const idle = { waiting: 0, offered: 0, assigned: 0, oldestWaitingAt: null };

  test("X16 every interaction counts once, as it waits, is offered, assigned, refused, waits for its agent and closes", async () => {
    const { agentIds, queueId, accountId } = await desk(routing, 1, {}, 1);
    const agentId = agentIds[0] ?? "";
    const [older, newer] = [new Date(Date.now() - 120_000), new Date(Date.now() - 60_000)];
    const figures = async (work: Record<string, unknown>, agents: Partial<Realtime["total"]["agents"]>) => {
      const staff = { available: 0, busy: 0, paused: 0, loggedOut: 0, ...agents };
      await eventually(async () => {
        const [told, ofQueue] = [await read(`accountId=${accountId}`), await read(`queueId=${queueId}`)];
        expect(told.total).toEqual({ ...idle, ...work, agents: staff });
        expect(told.accounts.items).toMatchObject([{ accountId, active: true, ...idle, ...work, agents: staff }]);
        expect(ofQueue.accounts.items.map((each) => each.accountId)).toEqual([accountId]);
        expect(ofQueue.agents.items).toMatchObject([{ id: agentId, load: staff.busy, capacity: 1 }]);
      });
      return (await read(`accountId=${accountId}`)).queues.items;
    };
    await figures({}, { available: 1 });
    const first = await routing.newMail(accountId, older);
    const offer = await routing.offerOf(first);
    const second = await routing.newMail(accountId, newer);
    const oldestWaitingAt = older.toISOString();
    expect(await figures({ waiting: 1, offered: 1, oldestWaitingAt }, { busy: 1 })).toMatchObject([
      { queueId, waiting: 1, offered: 1, assigned: 0, oldestWaitingAt, agents: { busy: 1 } },
    ]);
    await must(accept(routing, offer));
    await figures({ waiting: 1, assigned: 1, oldestWaitingAt: newer.toISOString() }, { busy: 1 });
    await routing.reply(accountId, first, { direction: "out", author: "agent", agentId });
    await must(reject(routing, await routing.offerOf(second)));
    await must(routing.call(admin, `PUT /agents/${agentId}/state`, { state: "logged_out" }));
    expect(
      await figures({ waiting: 1, assigned: 1, oldestWaitingAt: newer.toISOString() }, { loggedOut: 1 }),
    ).toMatchObject([{ queueId, waiting: 1, assigned: 1 }]);
    await routing.reply(accountId, first);
    // it waits for its own agent alone, and counts as theirs no longer
    await eventually(async () => {
      expect((await read(`accountId=${accountId}`)).queues.items).toMatchObject([
        { queueId, waiting: 1, assigned: 0 },
        { queueId: null, name: null, waiting: 1, assigned: 0, agents: { loggedOut: 0 } },
      ]);
    });
    for (const interactionId of [first, second]) await routing.close(accountId, interactionId);
    expect(await figures({}, { loggedOut: 1 })).toMatchObject([{ queueId, ...idle }]);
  });

  test("X16 administrators see all, keys what their scope and accounts say, agents nothing", async () => {
    const { agentIds, queueId, accountId } = await desk(routing, 1);
    const elsewhere = await desk(routing, 1);
    await routing.offerOf(await routing.newMail(accountId));
    await routing.offerOf(await routing.newMail(elsewhere.accountId));
    await eventually(async () => {
      const all = await read("");
      expect(all.total.offered).toBe(all.accounts.items.reduce((sum, { offered }) => sum + offered, 0));
      expect(all.accounts.items.map((each) => each.accountId)).toEqual(
        expect.arrayContaining([accountId, elsewhere.accountId]),
      );
    });
    const key = (scopes: string[], accountIds: string[] | null): Principal => ({
      ...{ kind: "api-key", apiKeyId: uuidv7(), scopes, accountIds },
    });
    const narrow = key(["realtime.read"], [accountId]);
    expect(await read("", narrow)).toMatchObject({
      total: { offered: 1 },
      queues: { items: [{ queueId, offered: 1 }], leftOff: 0 },
      accounts: { items: [{ accountId }] },
      agents: { items: [{ id: agentIds[0] }] },
    });
    const statusOf = async (principal: Principal, query = "") =>
      (await routing.call(principal, `GET /realtime${query}`)).status;
    expect(await statusOf(narrow, `?accountId=${elsewhere.accountId}`)).toBe(404);
    expect(await statusOf(narrow, `?queueId=${queueId}`)).toBe(200);
    expect(await statusOf(narrow, `?queueId=${elsewhere.queueId}`)).toBe(404);
    expect(await statusOf(key(["queues.read"], null))).toBe(403);
    expect(await statusOf(agentPrincipal(agentIds[0] ?? ""))).toBe(403);
    expect(await statusOf(admin, `?queueId=${uuidv7()}`)).toBe(404);
    expect(await statusOf(admin, `?accountId=${uuidv7()}`)).toBe(404);
    expect(await statusOf(admin, "?accountId=some")).toBe(422);
  });
});
