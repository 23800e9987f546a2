import { describe, expect, test } from "@jest/globals";
import type { Disposition } from "@mailroom/contracts/api/disposition";
import type { Principal } from "@mailroom/contracts/principal";
import type { DispositionSnapshot } from "@mailroom/contracts/events/disposition";
import { agent, agentId, announced, createAccount, listAll, query, unknownId } from "./library-fixtures.ts";
import { admin, useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});

async function create(body: Record<string, unknown>): Promise<Disposition> {
  const answer = await service.call("POST", "/dispositions", { body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as unknown as Disposition;
}

async function refused(body: Record<string, unknown>) {
  const answer = await service.call("POST", "/dispositions", { body });
  return [answer.status, answer.body["code"], answer.body.errors?.[0]?.pointer];
}

const change = (id: string, body: Record<string, unknown>, etag = "*") =>
  service.call("PATCH", `/dispositions/${id}`, { body, etag });

async function lastAnnounced(id: string): Promise<DispositionSnapshot | undefined> {
  return (await announced<DispositionSnapshot>(service, "disposition.changed"))
    .filter(({ dispositionId }) => dispositionId === id)
    .at(-1);
}

async function tree(...names: string[]): Promise<Disposition[]> {
  const made: Disposition[] = [];
  for (const name of names) made.push(await create({ name, parentId: made.at(-1)?.id ?? null }));
  return made;
}

describe("a disposition", () => {
  test("S49 stands on one of three levels; a fourth is refused", async () => {
    const [, second, third] = await tree("Level 1", "Level 2", "Level 3");
    expect(second).toMatchObject({ level: 2, path: ["Level 1", "Level 2"] });
    expect(third).toMatchObject({ level: 3, scope: "global", scopeId: null, description: null });
    expect(await refused({ name: "Level 4", parentId: third?.id })).toEqual([422, "invalid-request", "/parentId"]);
    expect(await refused({ name: "Orphan", parentId: unknownId })).toEqual([422, "invalid-request", "/parentId"]);
    expect(await refused({ description: "nameless" })).toEqual([422, "invalid-request", "/name"]);
  });

  test("S49 a name comes once under the same parent and scope, whatever its case", async () => {
    const account = await createAccount(service);
    const parent = await create({ name: "Twice" });
    await create({ name: "Twice", parentId: parent.id });
    await create({ name: "Twice", scope: "account", scopeId: account.id });
    expect(await refused({ name: "tWICE" })).toEqual([409, "name-taken", "/name"]);
    const other = await create({ name: "Once" });
    expect((await change(other.id, { name: "TWICE" })).body["code"]).toBe("name-taken");
  });

  test("S50 belongs to everything, an account, a list or a queue that exists; a child to what its parent does", async () => {
    const account = await createAccount(service);
    const queueId = "0190a0a0-0000-7000-8000-0000000000cc";
    await query(service, `insert into queue_copy values ('${queueId}', false)`);
    const ofAccount = await create({ name: "Own", scope: "account", scopeId: account.id });
    expect(await create({ name: "Child", parentId: ofAccount.id })).toMatchObject({
      scope: "account",
      scopeId: account.id,
    });
    await create({ name: "Of list", scope: "list", scopeId: account.listId });
    await create({ name: "Of queue", scope: "queue", scopeId: queueId });
    expect(await refused({ name: "X", scope: "global", parentId: ofAccount.id })).toEqual([
      ...[422, "invalid-request", "/scope"],
    ]);
    for (const given of [
      { scope: "queue", scopeId: unknownId },
      { scope: "list", scopeId: unknownId },
      { scope: "account", scopeId: unknownId },
      { scope: "account" },
      { scope: "global", scopeId: account.id },
    ]) {
      expect([given, await refused({ name: "X", ...given })]).toEqual([given, [422, "invalid-request", "/scopeId"]]);
    }
  });

  test("X9 moves with what is below it, never below itself, into another scope or onto a fourth level", async () => {
    const [first, second, third] = await tree("Move 1", "Move 2", "Move 3");
    const [other] = await tree("Elsewhere");
    const account = await createAccount(service);
    const ofAccount = await create({ name: "Not here", scope: "account", scopeId: account.id });
    if (!first || !second || !third || !other) throw new Error("not made");
    const faultOf = async (id: string, parentId: string) => (await change(id, { parentId })).body.errors?.[0];
    expect((await faultOf(first.id, third.id))?.detail).toMatch(/below itself/);
    expect((await faultOf(first.id, first.id))?.detail).toMatch(/below itself/);
    expect((await faultOf(first.id, other.id))?.detail).toMatch(/3 levels/);
    expect((await faultOf(first.id, ofAccount.id))?.detail).toMatch(/another scope/);
    expect((await change(second.id, { parentId: other.id, name: "Moved" })).body).toMatchObject({
      path: ["Elsewhere", "Moved"],
      version: 2,
    });
    expect(await lastAnnounced(third.id)).toMatchObject({ path: ["Elsewhere", "Moved", "Move 3"], version: 2 });
    expect((await change(second.id, { parentId: null })).body).toMatchObject({ level: 1, parentId: null });
    expect((await change(second.id, { name: "Late" }, '"2"')).status).toBe(412);
  });

  test("X9 takes what is below it along when it is deleted, and each is announced", async () => {
    const made = await tree("Gone 1", "Gone 2", "Gone 3");
    expect((await service.call("DELETE", `/dispositions/${made[0]?.id ?? ""}`)).status).toBe(204);
    for (const { id, name } of made) {
      expect((await service.call("GET", `/dispositions/${id}`)).status).toBe(404);
      expect(await lastAnnounced(id)).toMatchObject({ name, deleted: true, version: 2 });
    }
  });

  test("X9 the one Mailroom closes silent interactions with is there and locked", async () => {
    const { body } = await service.call("GET", "/dispositions?search=inactivity");
    const [system] = body["items"] as Disposition[];
    expect(system).toMatchObject({ name: "Closed for inactivity", isSystem: true, scope: "global", level: 1 });
    const path = `/dispositions/${system?.id ?? ""}`;
    const answers = [
      await service.call("DELETE", path),
      await service.call("PATCH", path, { body: { name: "Mine" }, etag: "*" }),
      await service.call("POST", "/dispositions", { body: { name: "Child", parentId: system?.id } }),
    ];
    expect(answers.map(({ body: refusal }) => refusal["code"])).toEqual(Array(3).fill("disposition-locked"));
    expect(await lastAnnounced(system?.id ?? "")).toMatchObject({ isSystem: true, deleted: false });
  });
});

describe("dispositions", () => {
  test("X9 read as a tree, page by page, with the longest names of any script", async () => {
    const account = await createAccount(service);
    const owner = { scope: "account", scopeId: account.id };
    const long = "\u{1F600}".repeat(255);
    const b = await create({ name: "B", ...owner });
    await create({ name: "C", ...owner });
    await create({ name: long, ...owner });
    const a = await create({ name: "a", ...owner });
    await create({ name: "z", parentId: a.id });
    const deep = await create({ name: `${long.slice(2)}x`, parentId: b.id });
    await create({ name: long, parentId: deep.id });
    const rows = await listAll<Disposition>(service, `/dispositions?scope=account&scopeId=${account.id}`, 1);
    expect(rows.map(({ path }) => path.map((name) => name.slice(0, 2)).join("/"))).toEqual([
      ...["a", "a/z", "B", "B/\u{1F600}", "B/\u{1F600}/\u{1F600}", "C", "\u{1F600}"],
    ]);
  });

  test("S50 offered are the account's, global, the list's and the queue's, labelled, to agents of the account", async () => {
    const account = await createAccount(service, { agentIds: [agentId] });
    const other = await createAccount(service);
    const list = (await service.call("POST", "/lists", { body: { name: "Offered" } })).body;
    const queueId = "0190a0a0-0000-7000-8000-0000000000cd";
    await query(service, `insert into queue_copy values ('${queueId}', false)`);
    const made = [
      await create({ name: "of account", scope: "account", scopeId: account.id }),
      await create({ name: "of all" }),
      await create({ name: "of list", scope: "list", scopeId: list["id"] }),
      await create({ name: "of queue", scope: "queue", scopeId: queueId }),
    ];
    await create({ name: "of another", scope: "account", scopeId: other.id });
    const offered = async (search: string, principal: Principal) => {
      const path = `/accounts/${account.id}/dispositions${search}`;
      const { body } = await service.call("GET", path, { principal });
      return (body["items"] as Disposition[])
        .filter(({ name }) => name.startsWith("of "))
        .map(({ name, scope }) => [name, scope]);
    };
    const labelled = made.map(({ name, scope }) => [name, scope]);
    const byName = `?listId=${String(list["id"])}&queueId=${queueId}`;
    expect(await offered(byName, admin)).toEqual(labelled);
    const seen = await offered(`?listId=${account.listId}`, agent);
    expect(seen.map(([name]) => name)).toEqual(["of account", "of all"]);
    // of whichever list or queue they like
    for (const search of [byName, `?queueId=${queueId}`]) {
      const named = await service.call("GET", `/accounts/${account.id}/dispositions${search}`, { principal: agent });
      expect(named).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    }
    const foreign = await service.call("GET", `/accounts/${other.id}/dispositions`, { principal: agent });
    expect(foreign).toMatchObject({ status: 404, body: { code: "not-found" } });
    expect((await service.call("GET", "/dispositions", { principal: agent })).status).toBe(403);
    await service.call("DELETE", `/lists/${String(list["id"])}`);
  });

  test("X9 the starter set is made once, around what is there", async () => {
    await create({ name: "SPAM" });
    const make = async () => (await service.call("POST", "/dispositions/starter-set")).body["created"];
    expect(await make()).toBeGreaterThan(10);
    expect(await make()).toBe(0);
    const { body } = await service.call("GET", "/dispositions?search=spam");
    expect((body["items"] as Disposition[]).map(({ name }) => name)).toEqual(["SPAM"]);
  });

  test("S50 go with their account and with their list", async () => {
    const list = (await service.call("POST", "/lists", { body: { name: "Short-lived" } })).body;
    const account = await createAccount(service, { listId: list["id"] });
    const ofAccount = await create({ name: "A", scope: "account", scopeId: account.id });
    const below = await create({ name: "B", parentId: ofAccount.id });
    const ofList = await create({ name: "L", scope: "list", scopeId: list["id"] });
    await service.call("DELETE", `/accounts/${account.id}`);
    expect((await service.call("DELETE", `/lists/${String(list["id"])}`)).status).toBe(204);
    for (const { id } of [ofAccount, below, ofList]) {
      expect((await service.call("GET", `/dispositions/${id}`)).status).toBe(404);
      expect(await lastAnnounced(id)).toMatchObject({ deleted: true });
    }
  });

  test("an API key of one account neither sees nor changes those of another", async () => {
    const [mine, other] = [await createAccount(service), await createAccount(service)];
    const key = {
      kind: "api-key",
      apiKeyId: unknownId,
      scopes: ["dispositions.*"],
      accountIds: [mine.id],
    } as never;
    const foreign = await create({ name: "Foreign", scope: "account", scopeId: other.id });
    await create({ name: "Near", scope: "account", scopeId: mine.id });
    const { body } = await service.call("GET", "/dispositions?scope=account&limit=200", { principal: key });
    expect((body["items"] as Disposition[]).map(({ name }) => name)).toEqual(["Near"]);
    const path = `/dispositions/${foreign.id}`;
    expect((await service.call("DELETE", path, { principal: key })).status).toBe(404);
    const attempt = { name: "X", scope: "account", scopeId: other.id };
    expect((await service.call("POST", "/dispositions", { body: attempt, principal: key })).status).toBe(404);
  });
});
