import { beforeAll, describe, expect, test } from "@jest/globals";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { assignmentChanged, offerExpired, offerMade, routingEnded } from "@mailroom/contracts/events/offer";
import type { Principal } from "@mailroom/contracts/principal";
import { settingsChanged, settingsKey } from "@mailroom/contracts/events/settings";
import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { sql } from "kysely";
import { admin, agentOf, type AnswerBody, mailTo, useHistory } from "./history.ts";

const history = useHistory();
const ada = uuidv7();
let account: AccountSnapshot;
let foreign: AccountSnapshot;
const opened: string[] = [];
const begunAt = Date.now();
const minutesBefore = (minutes: number) => new Date(begunAt - minutes * 60_000).toISOString();
let foreignInteraction = "";

beforeAll(async () => {
  account = await history.makeAccount({ agentIds: [ada], markAsUnread: true });
  foreign = await history.makeAccount();
  for (const [index, subject] of ["Alpha", "Beta 100%", "Gamma_x"].entries()) {
    const receivedAt = minutesBefore(10 - index);
    const from = { name: `Person ${subject}`, address: `p${index}@reading.test` };
    const row = await history.receive(mailTo(account, { receivedAt, headers: { subject, from } }));
    opened.push(row.interaction_id);
  }
  foreignInteraction = (await history.receive(mailTo(foreign))).interaction_id;
});

const idsOf = (body: Pick<AnswerBody, "items">) => body.items.map(({ id }) => id);
const list = async (query: string, as: Principal = admin) =>
  (await history.call("GET", `/interactions?accountId=${account.accountId}${query}`, { as })).body;

describe("the list of interactions", () => {
  test("S102 holds all of an account's interactions and only those, newest activity first", async () => {
    expect(idsOf(await list(""))).toEqual([...opened].reverse());
  });

  test("is read page by page, each row once", async () => {
    const first = await list("&limit=2");
    const second = await list(`&limit=2&cursor=${encodeURIComponent(first.page.nextCursor ?? "")}`);
    expect([...idsOf(first), ...idsOf(second)]).toEqual([...opened].reverse());
    expect(second.page.nextCursor).toBeNull();
    const otherFilter = await list(`&unread=true&cursor=${encodeURIComponent(first.page.nextCursor ?? "")}`);
    expect(otherFilter).toMatchObject({ code: "invalid-cursor" });
    const forged = await history.call("GET", "/interactions?cursor=abc");
    expect(forged).toMatchObject({ status: 422, body: { code: "invalid-cursor" } });
    const foreignCursor = await history.call(
      "GET",
      `/contacts?cursor=${encodeURIComponent(first.page.nextCursor ?? "")}`,
    );
    expect(foreignCursor).toMatchObject({ status: 422, body: { code: "invalid-cursor" } });
  });

  test("S104 S106 is narrowed by tags that people add and take away; a second condition is refused", async () => {
    const [first = "", second = ""] = opened;
    const tag = (interactionId: string, tags: readonly string[], as: Principal = agentOf(ada)) =>
      history.call("POST", `/interactions/${interactionId}/tags`, { as, body: { tags } });
    const before = (await tag(first, ["VIP", " late  box "])).body;
    expect(before.tags.toSorted()).toEqual(["VIP", "late box"]);
    expect((await tag(first, ["vip"])).body).toMatchObject({ version: before.version, tags: before.tags });
    expect((await tag(second, ["Vip"])).status).toBe(200);
    expect((await tag(second, ["a,b"])).status).toBe(422);
    expect((await tag(second, ["x"], agentOf(uuidv7()))).status).toBe(404);

    expect(idsOf(await list("&tags=vip"))).toEqual([second, first]);
    expect(idsOf(await list("&tags=LATE%20BOX,other&status=open"))).toEqual([first]);
    const twice = await history.call("GET", "/interactions?tags=vip&tags=late");
    expect(twice).toMatchObject({ status: 422, body: { code: "several-tags-conditions" } });

    const path = `/interactions/${first}/tags?tag=`;
    const removed = await history.call("DELETE", `${path}vip`, { as: agentOf(ada) });
    expect(removed.body).toMatchObject({ tags: ["late box"] });
    expect((await history.call("DELETE", `${path}vip`, { as: agentOf(ada) })).body.version).toBe(removed.body.version);
    expect(idsOf(await list("&tags=vip"))).toEqual([second]);
    const announced = (await history.announced(first)).filter(({ type }) => type.endsWith("interaction.changed.v1"));
    expect(announced).toHaveLength(2);
    const twenty = (batch: number) => Array.from({ length: 20 }, (_, index) => `${batch} ${index}`);
    for (const batch of [1, 2, 3, 4]) expect((await tag(second, twenty(batch))).status).toBe(200);
    expect(await tag(second, twenty(5))).toMatchObject({ status: 409, body: { code: "too-many-tags" } });
    expect((await history.call("GET", `/interactions/${second}`)).body.tags).toHaveLength(81);
  });

  test("S104 is narrowed by start date, read state, status and agent, together", async () => {
    const startedFrom = encodeURIComponent(minutesBefore(9.5));
    expect(idsOf(await list(`&startedFrom=${startedFrom}`))).toEqual([opened[2], opened[1]]);
    const cleo = uuidv7();
    await history.publish(assignmentChanged, opened[1] ?? "", {
      ...{ interactionId: opened[1] ?? "", accountId: account.accountId, agentId: cleo, queueId: null },
      ...{ at: new Date().toISOString(), cause: "accepted" },
    });
    await eventually(async () => {
      expect(idsOf(await list(`&agentId=${cleo}&status=open&unread=true`))).toEqual([opened[1]]);
    });
    expect(idsOf(await list(`&agentId=${cleo}&unread=false`))).toEqual([]);
    expect(idsOf(await list(`&status=closed`))).toEqual([]);
    const changed = (await history.announced(opened[1])).at(-1);
    expect(changed).toMatchObject({ type: "mail.evt.interaction-history.interaction.changed.v1" });
    expect(changed?.data).toMatchObject({ agentId: cleo });
  });

  test("is searched by part of subject and contact, or by number; % and _ are characters", async () => {
    const { number } = (await history.call("GET", `/interactions/${opened[0] ?? ""}`)).body;
    expect(idsOf(await list("&search=100%25"))).toEqual([opened[1]]);
    expect(idsOf(await list("&search=a_x"))).toEqual([opened[2]]);
    expect(idsOf(await list("&search=p0%40reading"))).toEqual([opened[0]]);
    expect(idsOf(await list(`&search=%23${number}`))).toEqual([opened[0]]);
    expect(idsOf(await list("&search=%25nothing"))).toEqual([]);
  });

  test("X12 a search for a text looks back as many days as the settings say, a number is found however old", async () => {
    const account = await history.makeAccount();
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const [young, old] = [uuidv7(), uuidv7()];
    for (const [subject, receivedAt] of [
      [young, daysAgo(3)],
      [old, daysAgo(40)],
    ] as const) {
      await history.receive({ ...mailTo(account, { headers: { subject: `harbour ${subject}` } }), receivedAt });
    }
    const search = async (text: string) =>
      (await history.call("GET", `/interactions?search=${encodeURIComponent(text)}`)).body.items;
    expect(await search("harbour")).toHaveLength(2);
    const number = (await search(old))[0]?.number ?? 0;
    await history.publish(settingsChanged, settingsKey, { version: 2, ...settingsDefaults, maxSearchDays: 30 });
    await eventually(async () => {
      expect((await search("harbour")).map(({ subject }) => subject)).toEqual([`harbour ${young}`]);
    });
    expect(await search(`#${number}`)).toHaveLength(1);
    await history.publish(settingsChanged, settingsKey, { version: 3, ...settingsDefaults });
  });

  test("S103 shows the direction of the last message", async () => {
    const before = (await list("")).items.find(({ id }) => id === opened[0]);
    expect(before?.lastMessage.direction).toBe("in");
    await history.call("POST", `/interactions/${opened[0] ?? ""}/reply`, {
      body: { text: "Answer" },
      headers: { "idempotency-key": uuidv7() },
    });
    const [first] = (await list("")).items;
    expect(first).toMatchObject({ id: opened[0], lastMessage: { direction: "out", snippet: "Answer" } });
  });

  test("an unknown parameter is refused", async () => {
    expect((await history.call("GET", "/interactions?stauts=open")).status).toBe(422);
  });
});

describe("who may read", () => {
  const seen = async (as: Principal) => idsOf((await history.call("GET", "/interactions", { as })).body);

  test("S17 linked agents see all of the account and nothing else", async () => {
    const ids = await seen(agentOf(ada));
    expect(new Set(ids)).toEqual(new Set(opened));
    expect((await history.call("GET", `/interactions/${foreignInteraction}`, { as: agentOf(ada) })).status).toBe(404);
  });

  test("S17 other agents see what is offered to them, for as long as it is", async () => {
    const bert = uuidv7();
    expect(await seen(agentOf(bert))).toEqual([]);
    const offer = {
      ...{ offerId: uuidv7(), interactionId: foreignInteraction, accountId: foreign.accountId, agentId: bert },
    };
    const at = new Date().toISOString();
    await history.publish(offerMade, foreignInteraction, {
      ...{ ...offer, queueId: null, workItemKind: "new", madeAt: at, expiresAt: null },
    });
    await eventually(async () => {
      expect(await seen(agentOf(bert))).toEqual([foreignInteraction]);
    });
    const messages = await history.call("GET", `/interactions/${foreignInteraction}/messages`, { as: agentOf(bert) });
    expect(messages.body.items).toHaveLength(1);
    expect((await history.call("GET", "/messages", { as: agentOf(bert) })).body.items).toHaveLength(1);
    await history.publish(offerExpired, foreignInteraction, { ...offer, endedAt: at });
    await eventually(async () => {
      expect(await seen(agentOf(bert))).toEqual([]);
    });
  });

  test("S85 what routing has ended belongs to nobody any more", async () => {
    const dora = uuidv7();
    const at = new Date().toISOString();
    const fact = { interactionId: foreignInteraction, accountId: foreign.accountId, at };
    await history.publish(assignmentChanged, foreignInteraction, {
      ...{ ...fact, agentId: dora, queueId: null, cause: "accepted" },
    });
    await eventually(async () => {
      expect(await seen(agentOf(dora))).toEqual([foreignInteraction]);
    });
    await history.publish(routingEnded, foreignInteraction, { ...fact, reason: "no-action" });
    await eventually(async () => {
      expect(await seen(agentOf(dora))).toEqual([]);
    });
    expect((await history.call("GET", `/interactions/${foreignInteraction}`)).body.agentId).toBeNull();
  });

  test("an API key sees its accounts; nobody without identity sees anything", async () => {
    const key: Principal = {
      ...{ kind: "api-key", apiKeyId: uuidv7(), scopes: ["interactions.*", "contacts.read"] },
      accountIds: [foreign.accountId],
    };
    expect(await seen(key)).toEqual([foreignInteraction]);
    const contacts = (await history.call("GET", "/contacts", { as: key })).body.items;
    expect(contacts).toHaveLength(1);
    const hidden = (await history.call("GET", `/interactions/${opened[0] ?? ""}`)).body.contact?.id ?? "";
    expect((await history.call("GET", `/contacts/${hidden}`, { as: key })).status).toBe(404);
    expect((await history.call("GET", "/interactions", { as: null })).status).toBe(401);
  });

  test("counts are told of accounts one sees as a whole", async () => {
    const mine = (await history.call("GET", "/interaction-counts", { as: agentOf(ada) })).body.items;
    expect(mine).toEqual([
      expect.objectContaining({ accountId: account.accountId, open: 3, lastMailAt: expect.any(String) as unknown }),
    ]);
    const all = (await history.call("GET", "/interaction-counts?limit=1")).body;
    expect(all.page.nextCursor).not.toBeNull();
  });
});

describe("the read state", () => {
  const mark = (id: string, unread: boolean, as: Principal) =>
    history.call("PUT", `/interactions/${id}/read-state`, { as, body: { unread } });

  test("S22 S108 is one for all; agents mark unread only where the account allows it", async () => {
    const id = opened[2] ?? "";
    expect((await mark(id, false, agentOf(ada))).body.unread).toBe(false);
    expect((await history.call("GET", `/interactions/${id}`)).body.unread).toBe(false);
    expect((await mark(id, true, agentOf(ada))).body.unread).toBe(true);

    const strict = await history.makeAccount({ agentIds: [ada] });
    const row = await history.receive(mailTo(strict));
    expect((await mark(row.interaction_id, false, agentOf(ada))).status).toBe(200);
    expect(await mark(row.interaction_id, true, agentOf(ada))).toMatchObject({ status: 403 });
  });

  test("S23 administrators mark unread whatever the account says", async () => {
    const strict = await history.makeAccount();
    const row = await history.receive(mailTo(strict));
    await mark(row.interaction_id, false, admin);
    expect((await mark(row.interaction_id, true, admin)).body.unread).toBe(true);
    const events = (await history.announced(row.interaction_id)).slice(-2);
    expect(events.map(({ data }) => data.unread)).toEqual([false, true]);
  });
});

describe("closing", () => {
  test("is announced once, however often it is asked", async () => {
    const row = await history.receive(mailTo(account));
    const close = () => history.call("POST", `/interactions/${row.interaction_id}/close`, { as: agentOf(ada) });
    const [one, two] = [await close(), await close()];
    expect(one.body).toMatchObject({ status: "closed" });
    expect(two.body).toEqual(one.body);
    const closed = (await history.announced(row.interaction_id)).filter(({ type }) => type.includes("closed"));
    expect(closed).toHaveLength(1);
    expect(closed[0]?.data).toMatchObject({ closedBy: "agent", agentId: ada });
  });
});

describe("a contact", () => {
  test("is renamed by whoever has seen its version", async () => {
    const { contact } = (await history.call("GET", `/interactions/${opened[0] ?? ""}`)).body;
    const path = `/contacts/${contact?.id ?? ""}`;
    const etag = (await history.call("GET", path)).headers.get("etag") ?? "";
    const rename = (name: string, ifMatch?: string) =>
      history.call("PATCH", path, { body: { name }, headers: ifMatch === undefined ? {} : { "if-match": ifMatch } });
    expect((await rename("New")).status).toBe(428);
    expect((await rename("New", etag)).body).toMatchObject({ name: "New", version: 2 });
    expect((await rename("Newer", etag)).status).toBe(412);
    const found = (await history.call("GET", "/contacts?search=new")).body.items;
    expect(found).toHaveLength(1);
  });
});

describe("what a stranger sent", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  );
  const html = `<p onclick="x()">Hi <script>alert(1)</script><img src="cid:logo@x"><img src="http://leak.test/p.png"></p>`;

  async function receiveHtml() {
    const hash = await history.storeBlob(png);
    const attachment = { contentType: "image/png", sizeBytes: png.length, hash, disposition: "inline" as const };
    return history.receive(
      mailTo(account, {
        text: null,
        html: { kind: "inline", text: html },
        attachments: [
          { ...attachment, n: 1, filename: "logo.png", contentId: "logo@x" },
          { ...attachment, n: 2, filename: "..\\..\\inv\u202Efdp.exe", contentId: "other@x" },
        ],
      }),
    );
  }

  test("is shown sanitised, as a page that can do nothing, with its own images inside", async () => {
    const row = await receiveHtml();
    const page = await history.call("GET", `/messages/${row.id}/body`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox(?!.*allow-(scripts|same-origin))/);
    expect(page.text).not.toMatch(/script|onclick/);
    expect(page.text).toContain(`src="data:image/png;base64,${png.toString("base64")}"`);
    expect(page.text).not.toMatch(/\ssrc="http/);
    expect(page.text).toContain("1 image from elsewhere is not shown");
    const again = await history.call("GET", `/messages/${row.id}/body`);
    expect(again.text).toBe(page.text);
  });

  test("is never served from a rendering that somebody else wrote", async () => {
    const row = await receiveHtml();
    await history.call("GET", `/messages/${row.id}/body`);
    await sql`update message_rendering set html = '<script>evil()</script>' where message_id = ${row.id}`.execute(
      history.database(),
    );
    expect((await history.call("GET", `/messages/${row.id}/body`)).text).not.toContain("evil");
  });

  test("F12 has text made from its HTML, and inline is what the body refers to", async () => {
    const row = await receiveHtml();
    const { body } = await history.call("GET", `/messages/${row.id}`);
    expect(body).toMatchObject({ text: "Hi", hasHtml: true });
    expect(body.attachments).toEqual([
      expect.objectContaining({ n: 1, filename: "logo.png", inline: true }),
      expect.objectContaining({ n: 2, filename: "invfdp.exe", inline: false }),
    ]);
  });

  test("is downloaded, never opened", async () => {
    const row = await receiveHtml();
    const file = await history.call("GET", `/messages/${row.id}/attachments/2`);
    expect(file.bytes).toEqual(png);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="invfdp.exe"; filename*=UTF-8''invfdp.exe`,
    );
    expect((await history.call("GET", `/messages/${row.id}/attachments/3`)).status).toBe(404);
    expect((await history.call("GET", `/messages/${row.id}/attachments/1`, { as: agentOf(uuidv7()) })).status).toBe(
      404,
    );
  });

  test("a message without HTML has no body page, a lost blob is a clear answer", async () => {
    const row = await history.receive(mailTo(account));
    expect(await history.call("GET", `/messages/${row.id}/body`)).toMatchObject({
      status: 404,
      body: { code: "no-html-body" },
    });
    expect(await history.call("GET", `/messages/${row.id}/source`)).toMatchObject({
      status: 404,
      body: { code: "blob-not-found" },
    });
  });
});
