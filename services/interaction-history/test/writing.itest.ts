import { beforeAll, describe, expect, test } from "@jest/globals";
import { accountChanged, type AccountSnapshot } from "@mailroom/contracts/events/account";
import { agentChanged } from "@mailroom/contracts/events/agent";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import type { Principal } from "@mailroom/contracts/principal";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { sql } from "kysely";
import { admin, agentOf, mailTo, useHistory } from "./history.ts";

const history = useHistory();
const [ada, bert] = [uuidv7(), uuidv7()];
let account: AccountSnapshot;

beforeAll(async () => {
  account = await history.makeAccount({
    agentIds: [ada, bert],
    senderAliases: ["help@desk.test"],
    fixedCc: ["archive@desk.test"],
    fixedBcc: ["boss@desk.test"],
  });
});

async function open(to = account): Promise<string> {
  return (await history.receive(mailTo(to))).interaction_id;
}

const begun = { from: null, to: [], cc: [], bcc: [], subject: "", text: "Dear Carla, your par" };

type SaveOptions = { as?: Principal; seen?: string; content?: object };

function save(path: string, { as = agentOf(ada), seen = '"0"', content = begun }: SaveOptions = {}) {
  return history.call("PUT", path, { as, body: content, headers: { "if-match": seen } });
}

function reply(interactionId: string, body: object = {}) {
  return history.call("POST", `/interactions/${interactionId}/reply`, {
    as: agentOf(ada),
    body: { text: "It is on its way.", ...body },
    headers: { "idempotency-key": uuidv7() },
  });
}

const draftOf = (interactionId: string) => `/interactions/${interactionId}/draft`;

describe("a draft", () => {
  test("S48 is kept with its recipients, subject and text, for its author alone", async () => {
    const path = draftOf(await open());
    const empty = await history.call("GET", path, { as: agentOf(ada) });
    expect(empty).toMatchObject({ status: 200, body: { version: 0, savedAt: null, text: "", to: [] } });
    expect(empty.headers.get("etag")).toBe('"0"');

    const content = { ...begun, from: "help@desk.test", to: ["Carla <carla@custo"], cc: ["x@y.test"], subject: "Pa" };
    const saved = await save(path, { content });
    expect(saved).toMatchObject({ status: 200, body: content });
    const again = await history.call("GET", path, { as: agentOf(ada) });
    expect(again.body).toEqual(saved.body);
    expect(again.headers.get("etag")).toBe(saved.headers.get("etag"));

    for (const as of [agentOf(bert), admin]) {
      expect((await history.call("GET", path, { as })).body).toMatchObject({ version: 0, text: "" });
    }
    expect((await save(path, { as: agentOf(bert), content: { ...begun, text: "mine" } })).status).toBe(200);
    expect((await history.call("GET", path, { as: agentOf(ada) })).body.text).toBe(begun.text);
    expect((await history.call("GET", path, { as: agentOf(uuidv7()) })).status).toBe(404);
  });

  test("S48 of two windows does not overwrite the other silently", async () => {
    const path = draftOf(await open());
    const both = await Promise.all([save(path), save(path)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const seen = both.find(({ status }) => status === 200)?.headers.get("etag") ?? "";
    const next = await save(path, { seen, content: { ...begun, text: "newer" } });
    expect(next.status).toBe(200);
    expect(await save(path, { seen })).toMatchObject({ status: 412, body: { code: "version-conflict" } });
    expect((await history.call("PUT", path, { as: agentOf(ada), body: begun })).status).toBe(428);

    const drop = (tag: string) => history.call("DELETE", path, { as: agentOf(ada), headers: { "if-match": tag } });
    expect((await drop(seen)).status).toBe(412);
    const newest = next.headers.get("etag") ?? "";
    expect([(await drop(newest)).status, (await drop(newest)).status]).toEqual([204, 204]);
    // what a window still has of a draft that is gone is no version of the next one
    const another = await save(path);
    expect(another.status).toBe(200);
    expect([seen, newest]).not.toContain(another.headers.get("etag"));
    expect((await save(path, { seen: newest })).status).toBe(412);
  });

  test("S100 is removed with the reply, in its transaction", async () => {
    const interactionId = await open();
    const path = draftOf(interactionId);
    await save(path);
    await save(path, { as: agentOf(bert) });
    expect((await reply(interactionId, { to: ["nobody"] })).status).toBe(422);
    expect((await history.call("GET", path, { as: agentOf(ada) })).body.text).toBe(begun.text);
    expect((await reply(interactionId)).status).toBe(202);
    expect((await history.call("GET", path, { as: agentOf(ada) })).body).toMatchObject({ version: 0, text: "" });
    expect((await history.call("GET", path, { as: agentOf(bert) })).body.text).toBe(begun.text);
  });

  test("S100 F15 goes out once, from however many windows it is sent in one moment", async () => {
    const interactionId = await open();
    const path = draftOf(interactionId);
    const tag = (await save(path)).headers.get("etag") ?? "";
    const sendFrom = async (key: string, seen = tag) => {
      const headers = { "idempotency-key": key, "mailroom-draft": seen };
      const body = { text: begun.text };
      const answer = await history.call("POST", `/interactions/${interactionId}/reply`, {
        ...{ as: agentOf(ada), body, headers },
      });
      return { ...answer, key };
    };
    expect(await sendFrom(uuidv7(), '"0"')).toMatchObject({ status: 409, body: { code: "draft-changed" } });

    const windows = await Promise.all([uuidv7(), uuidv7(), uuidv7()].map((key) => sendFrom(key)));
    const [sent, ...others] = windows.filter(({ status }) => status === 202);
    expect([sent?.status, others]).toEqual([202, []]);
    const refused = windows.filter((answer) => answer !== sent);
    expect(refused.map(({ body }) => body.code)).toEqual(["draft-changed", "draft-changed"]);

    // a window that lost the answer and has saved its text again asks for the same message
    const savedAgain = (await save(path)).headers.get("etag") ?? "";
    expect((await sendFrom(sent?.key ?? "", savedAgain)).body).toEqual(sent?.body);
    const messages = await history.call("GET", `/interactions/${interactionId}/messages`);
    expect(messages.body.items.map(({ direction }: { direction: string }) => direction)).toEqual(["out", "in"]);
  });

  test("S6 is kept and can be written on while the account is switched off", async () => {
    const own = await history.makeAccount({ agentIds: [ada] });
    const path = draftOf(await open(own));
    const saved = await save(path);
    await history.publish(accountChanged, own.accountId, { ...own, version: 2, active: false });
    const rules = path.replace("draft", "writing-rules");
    await eventually(async () => {
      expect((await history.call("GET", rules, { as: agentOf(ada) })).body).toMatchObject({ active: false });
    });
    expect((await history.call("GET", path, { as: agentOf(ada) })).body.text).toBe(begun.text);
    expect((await save(path, { seen: saved.headers.get("etag") ?? "" })).status).toBe(200);
  });

  test("S48 stands in its author's list, last saved first, page by page", async () => {
    const cleo = uuidv7();
    const own = await history.makeAccount({ agentIds: [cleo] });
    const as = agentOf(cleo);
    const [first, second] = [await open(own), await open(own)];
    await save(draftOf(first), { as });
    await save(draftOf(second), { as, content: { ...begun, subject: "Pa", text: "Dear\nCarla" } });
    await save("/new-mail-draft", { as, content: { ...begun, accountId: own.accountId, to: ["x@y"] } });
    await save(draftOf(second), { as: admin });

    const one = await history.call("GET", "/drafts?limit=2", { as });
    const two = await history.call("GET", `/drafts?limit=2&cursor=${one.body.page.nextCursor ?? ""}`, { as });
    const listed = [...one.body.items, ...two.body.items];
    expect([one.body.items.length, two.body.page.nextCursor]).toEqual([2, null]);
    expect(listed).toMatchObject([
      { interactionId: null, interaction: null, accountId: own.accountId, to: ["x@y"] },
      { interactionId: second, subject: "Pa", snippet: "Dear Carla", interaction: { accountId: own.accountId } },
      { interactionId: first, snippet: begun.text, interaction: { contactName: expect.any(String) } },
    ]);
  });

  test("S48 can be thrown away where its author may not read the interaction any more", async () => {
    const cleo = uuidv7();
    const own = await history.makeAccount({ agentIds: [cleo] });
    const interactionId = await open(own);
    const [path, as] = [draftOf(interactionId), agentOf(cleo)];
    const tag = (await save(path, { as })).headers.get("etag") ?? "";
    await history.publish(accountChanged, own.accountId, { ...own, version: 2, agentIds: [] });
    await eventually(async () => {
      expect((await history.call("GET", path, { as })).status).toBe(404);
    });
    const list = await history.call("GET", "/drafts", { as });
    expect(list.body.items).toMatchObject([{ interactionId, interaction: null, snippet: begun.text }]);
    const drop = (seen: string) => history.call("DELETE", path, { as, headers: { "if-match": seen } });
    expect((await drop('"1000000"')).status).toBe(412);
    expect((await drop(tag)).status).toBe(204);
    expect((await drop(tag)).status).toBe(404);
    expect((await history.call("GET", "/drafts", { as })).body.items).toEqual([]);
  });

  test("beyond the thousandth is refused; who is deleted leaves none", async () => {
    const cleo = uuidv7();
    const path = draftOf(await open(await history.makeAccount({ agentIds: [cleo] })));
    const author = `user:${cleo}`;
    await sql`
      with made as (
        insert into interaction (id, account_id, subject, unread, started_at, message_count, last_direction,
          last_message_at, last_snippet, last_activity_at)
        select gen_random_uuid(), ${account.accountId}, '', false, now(), 1, 'in', now(), '', now()
        from generate_series(1, 1000) returning id)
      insert into draft (author, interaction_id, content, saved_at)
      select ${author}, id, ${JSON.stringify(begun)}::jsonb, now() from made`.execute(history.database());
    expect(await save(path, { as: agentOf(cleo) })).toMatchObject({ status: 409, body: { code: "too-many-drafts" } });

    const person = { name: "Cleo", emailAddress: `${cleo}@desk.test`, role: "agent" as const };
    const gone = { agentId: cleo, version: 2, ...person, active: true, deletedAt: new Date().toISOString() };
    await history.publish(agentChanged, cleo, gone);
    await eventually(async () => {
      const { rows } = await sql`select from draft where author = ${author}`.execute(history.database());
      expect(rows).toEqual([]);
    });
  });
});

describe("the account's addresses", () => {
  const commandOf = async (id: string): Promise<OutgoingMessage | undefined> => (await history.announced(id))[0]?.data;

  test("X26 an answer is from the account or one of its aliases, and from nobody else", async () => {
    const interactionId = await open();
    const answer = await reply(interactionId, { from: "Help@desk.test" });
    expect((await commandOf(answer.body.deliveryId))?.from).toEqual({
      name: "Support Desk",
      address: "help@desk.test",
    });
    const plain = await reply(interactionId);
    expect((await commandOf(plain.body.deliveryId))?.from.address).toBe(account.emailAddress);
    for (const from of ["boss@desk.test", "help@desk.test\r\nBcc: x@y.test"]) {
      const refused = await reply(interactionId, { from });
      expect(refused).toMatchObject({ status: 422, body: { code: "sender-not-allowed" } });
      expect(refused.body.errors).toMatchObject([{ pointer: "/from" }]);
    }
    const rules = await history.call("GET", `/interactions/${interactionId}/writing-rules`, { as: agentOf(ada) });
    expect(rules.body).toMatchObject({
      senders: [account.emailAddress, "help@desk.test"],
      fixedCc: ["archive@desk.test"],
      autosaveDrafts: true,
      includeMessageOnForward: false,
    });
    // where an answer goes that names nobody
    expect(rules.body.to).toEqual(["carla@customer.test"]);
    // what a canned answer names is known to whoever answers
    expect(rules.body).toMatchObject({
      variables: expect.arrayContaining([
        { name: "account.address", value: account.emailAddress },
        { name: "contact.firstName", value: "Carla" },
      ]) as unknown,
    });
  });

  test("X26 fixed copies go with every message, each address once, and Bcc stays unseen", async () => {
    const interactionId = await open();
    const plain = await reply(interactionId);
    expect(await commandOf(plain.body.deliveryId)).toMatchObject({
      cc: [{ name: "", address: "archive@desk.test" }],
      bcc: [{ name: "", address: "boss@desk.test" }],
    });
    const shown = (await history.call("GET", `/messages/${plain.body.messageId}`)).body;
    expect(shown.cc).toEqual([{ name: "", address: "archive@desk.test" }]);
    expect(shown).not.toHaveProperty("bcc");
    const named = await reply(interactionId, { to: ["Boss <BOSS@desk.test>"], cc: ["Archive <archive@desk.test>"] });
    expect(await commandOf(named.body.deliveryId)).toMatchObject({
      to: [{ name: "Boss", address: "BOSS@desk.test" }],
      cc: [{ name: "Archive", address: "archive@desk.test" }],
      bcc: [],
    });
  });

  test("X26 what comes back from an alias is a copy of ours, and never the customer", async () => {
    const interactionId = await open();
    const { deliveryId } = (await reply(interactionId, { from: "help@desk.test" })).body;
    const messageId = (await commandOf(deliveryId))?.messageId ?? "";
    const from = { name: "Support Desk", address: "help@desk.test" };
    const copy = await history.receive(mailTo(account, { headers: { messageId, from, replyTo: [from] } }));
    expect(copy.interaction_id).toBe(interactionId);
    expect((await history.call("GET", `/messages/${copy.id}`)).body).toMatchObject({ author: "system" });
    const next = await reply(interactionId);
    expect((await commandOf(next.body.deliveryId))?.to[0]?.address).toBe("carla@customer.test");
  });
});

describe("a new mail", () => {
  const customer = "new.customer@x.test";
  const body = { to: [`Nora New <${customer}>`], subject: "Your contract", text: "Dear Nora" };

  function write(more: object = {}, as: Principal = agentOf(ada), key = uuidv7()) {
    const headers = { "idempotency-key": key };
    return history.call("POST", "/interactions", {
      as,
      headers,
      body: { accountId: account.accountId, ...body, ...more },
    });
  }

  test("S100 F15 drafted in two windows goes out once", async () => {
    const cleo = uuidv7();
    const own = await history.makeAccount({ agentIds: [cleo] });
    const content = { ...begun, accountId: own.accountId, to: [customer], subject: "Your contract" };
    const tag = (await save("/new-mail-draft", { as: agentOf(cleo), content })).headers.get("etag") ?? "";
    const sendNew = () =>
      history.call("POST", "/interactions", {
        as: agentOf(cleo),
        headers: { "idempotency-key": uuidv7(), "mailroom-draft": tag },
        body: { accountId: own.accountId, ...body },
      });
    const windows = await Promise.all([sendNew(), sendNew()]);
    expect(windows.map(({ status }) => status).toSorted()).toEqual([202, 409]);
  });

  test("S17 of a linked agent makes an interaction with its contact, read and open, and is sent once", async () => {
    await save("/new-mail-draft", { content: { ...begun, accountId: account.accountId, to: ["no"], subject: "Yo" } });
    const key = uuidv7();
    const [made, again] = [await write({}, agentOf(ada), key), await write({}, agentOf(ada), key)];
    expect(made.status).toBe(202);
    expect(again.body).toEqual(made.body);
    const { interactionId, messageId } = made.body;
    const shown = (await history.call("GET", `/interactions/${interactionId}`, { as: agentOf(bert) })).body;
    expect(shown).toMatchObject({
      ...{ subject: "Your contract", status: "open", unread: false, agentId: null, messageCount: 1 },
      contact: { name: "Nora New", address: customer },
      lastMessage: { direction: "out", snippet: "Dear Nora" },
    });
    const message = (await history.call("GET", `/messages/${messageId}`)).body;
    expect(message).toMatchObject({ author: "agent", agentId: ada, join: { reason: "new" } });
    expect((await history.announced(messageId)).map(({ data }) => data)).toMatchObject([
      { to: [{ name: "Nora New", address: customer }], subject: "Your contract", inReplyTo: null },
    ]);
    const events = await history.announced(interactionId);
    expect(events).toMatchObject([
      { type: expect.stringContaining("interaction.opened") as unknown },
      { type: expect.stringContaining("message.added") as unknown, data: { first: true, agentId: ada } },
    ]);
    const kept = await history.call("GET", "/new-mail-draft", { as: agentOf(ada) });
    expect(kept.body).toMatchObject({ version: 0, subject: "" });
  });

  test("S17 S77 before the customer has answered, who writes on writes to the same people, in the same thread", async () => {
    const first = (await write({ cc: ["boss@x.test"] })).body;
    const next = await history.call("POST", `/interactions/${first.interactionId}/reply`, {
      as: agentOf(ada),
      headers: { "idempotency-key": uuidv7() },
      body: { text: "One more thing" },
    });
    expect(next.status).toBe(202);
    const [[begun], [followed]] = [
      await history.announced(first.messageId),
      await history.announced(next.body.messageId),
    ];
    expect(followed?.data).toMatchObject({
      to: [{ name: "Nora New", address: customer }],
      cc: [{ name: "", address: "archive@desk.test" }],
      subject: "Re: Your contract",
      inReplyTo: begun?.data.messageId,
    });
  });

  test("S17 S77 the customer's answer joins it; the same customer is one contact", async () => {
    const first = (await write()).body;
    const second = (await write({ to: [customer.toUpperCase()] })).body;
    const contactOf = async (id: string) => (await history.call("GET", `/interactions/${id}`)).body.contact;
    expect(await contactOf(second.interactionId)).toEqual(await contactOf(first.interactionId));
    const [command] = await history.announced(first.messageId);
    const from = { name: "Nora", address: customer };
    const inReplyTo = [command?.data.messageId ?? ""];
    const answer = await history.receive(
      mailTo(account, { headers: { from, inReplyTo, subject: "Re: Your contract" } }),
    );
    expect(answer).toMatchObject({ interaction_id: first.interactionId, join_reason: "token" });
  });

  test("S17 is for linked agents, administrators and keys of its accounts", async () => {
    const keyOf = (accountIds: string[] | null): Principal => ({
      ...{ kind: "api-key", apiKeyId: uuidv7(), scopes: ["interactions.*"], accountIds },
    });
    expect(await write({}, agentOf(uuidv7()))).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    expect((await write({}, admin)).status).toBe(202);
    expect((await write({}, keyOf([account.accountId]))).status).toBe(202);
    expect((await write({}, keyOf([uuidv7()]))).status).toBe(404);
    expect((await write({ accountId: uuidv7() })).status).toBe(404);
    expect((await write({ from: "boss@desk.test" })).body.code).toBe("sender-not-allowed");
    expect((await write({ to: ["nobody"] })).body.code).toBe("invalid-address");
    expect((await write({ subject: " \u0007 " })).body.code).toBe("subject-missing");
    expect((await write({ text: " \u00a0\u200b" })).body.code).toBe("text-missing");
    const off = await history.makeAccount({ agentIds: [ada], active: false });
    expect((await write({ accountId: off.accountId })).body.code).toBe("account-inactive");
  });
});
