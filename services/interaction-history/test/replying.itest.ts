import { beforeAll, describe, expect, test } from "@jest/globals";
import { deliveryChanged, type OutgoingMessage } from "@mailroom/contracts/events/delivery";
import { accountChanged, type AccountSnapshot } from "@mailroom/contracts/events/account";
import { assignmentChanged, offerMade } from "@mailroom/contracts/events/offer";
import type { Principal } from "@mailroom/contracts/principal";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { sql } from "kysely";
import { agentOf, mailTo, type MailOverrides, useHistory } from "./history.ts";

const history = useHistory();
const ada = uuidv7();
let account: AccountSnapshot;

beforeAll(async () => {
  account = await history.makeAccount({ agentIds: [ada] });
});

type ReplyOptions = { as?: Principal; key?: string | null; body?: Record<string, unknown> };

function reply(interactionId: string, { as = agentOf(ada), key = uuidv7(), body = {} }: ReplyOptions = {}) {
  return history.call("POST", `/interactions/${interactionId}/reply`, {
    as,
    body: { text: "It is on its way.\n\nSee https://track.test/1", ...body },
    headers: key === null ? {} : { "idempotency-key": key },
  });
}

async function open(overrides: MailOverrides = {}): Promise<{ interactionId: string; header: string; id: string }> {
  const mail = mailTo(account, overrides);
  const row = await history.receive(mail);
  return { interactionId: row.interaction_id, header: mail.headers.messageId ?? "", id: mail.messageKey };
}

async function commandOf(deliveryId: string): Promise<OutgoingMessage | undefined> {
  const [command] = await history.announced(deliveryId);
  expect(command?.type).toBe("mail.cmd.smtp-send.delivery.send.v1");
  return command?.data;
}

describe("a reply", () => {
  test("F23 goes to the customer with In-Reply-To, References and a signed Message-ID of the account's domain", async () => {
    const earlier = ["<a@customer.test>", "<b@customer.test>"];
    const { interactionId, header } = await open({ headers: { subject: "AW: RE: Parcel", references: earlier } });
    const answer = await reply(interactionId);
    expect(answer.status).toBe(202);
    expect(answer.headers.get("mailroom-position")).toContain(`interaction-history/${interactionId}/`);
    const command = await commandOf(answer.body.deliveryId);
    expect(command).toMatchObject({
      deliveryId: answer.body.messageId,
      interactionId,
      from: { name: "Support Desk", address: account.emailAddress },
      to: [{ name: "Carla Customer", address: "carla@customer.test" }],
      cc: [],
      bcc: [],
      subject: "Re: Parcel",
      inReplyTo: header,
      text: { kind: "inline", text: "It is on its way.\n\nSee https://track.test/1" },
    });
    expect(command?.html).toMatchObject({
      text: expect.stringContaining('<a href="https://track.test/1">') as unknown,
    });
    expect(command?.messageId).toMatch(/^<mr1\.[a-z0-9]+\.[a-z2-7]{52}\.[a-z2-7]{26}@desk\.test>$/);
    expect(command?.references.slice(0, -1)).toEqual([...earlier, header]);
    expect(command?.references.at(-1)).toMatch(/^<mr1\.[a-z0-9]+\.[a-z2-7]{52}@desk\.test>$/);
  });

  test("is a message of the interaction, marks it read and tells so", async () => {
    const { interactionId } = await open();
    const { body } = await reply(interactionId);
    const interaction = (await history.call("GET", `/interactions/${interactionId}`)).body;
    expect(interaction).toMatchObject({ unread: false, messageCount: 2, lastMessage: { direction: "out" } });
    const messages = (await history.call("GET", `/interactions/${interactionId}/messages`)).body.items;
    expect(messages[0]).toMatchObject({
      id: body.messageId,
      direction: "out",
      author: "agent",
      agentId: ada,
      delivery: { id: body.deliveryId, state: "queued", recipients: [{ address: "carla@customer.test" }] },
    });
    const events = await history.announced(interactionId);
    expect(events.slice(-2).map(({ type }) => type)).toEqual([
      "mail.evt.interaction-history.message.added.v1",
      "mail.evt.interaction-history.interaction.changed.v1",
    ]);
    expect(events.at(-1)?.data).toMatchObject({ unread: false });
  });

  test("F15 asked for twice with one key is sent once", async () => {
    const { interactionId } = await open();
    const key = uuidv7();
    const [one, two] = await Promise.all([reply(interactionId, { key }), reply(interactionId, { key })]);
    const three = await reply(interactionId, { key });
    expect(two.body).toEqual(one.body);
    expect(three.body).toEqual(one.body);
    expect((await history.call("GET", `/interactions/${interactionId}`)).body.messageCount).toBe(2);
    const other = await reply(interactionId, { key, body: { text: "another text" } });
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency-key-reused" } });
    expect((await reply(interactionId, { key: null })).status).toBe(400);
  });

  test("goes to Reply-To where there is one, never to the account itself", async () => {
    const elsewhere = await open({ headers: { replyTo: [{ name: "Orders", address: "orders@customer.test" }] } });
    const rulesOf = (interactionId: string) => history.call("GET", `/interactions/${interactionId}/writing-rules`);
    expect((await rulesOf(elsewhere.interactionId)).body.to).toEqual(["orders@customer.test"]);
    const first = await reply(elsewhere.interactionId);
    expect((await commandOf(first.body.deliveryId))?.to).toEqual([{ name: "Orders", address: "orders@customer.test" }]);
    const loop = await open({ headers: { replyTo: [{ name: "", address: account.emailAddress.toUpperCase() }] } });
    expect((await rulesOf(loop.interactionId)).body.to).toEqual(["carla@customer.test"]);
    const second = await reply(loop.interactionId);
    expect((await commandOf(second.body.deliveryId))?.to[0]?.address).toBe("carla@customer.test");
  });

  test("takes other recipients and a subject, each address once", async () => {
    const { interactionId } = await open();
    const { body } = await reply(interactionId, {
      body: {
        to: ["Bob <bob@customer.test>", "BOB@customer.test"],
        cc: ["carla@customer.test", "bob@customer.test"],
        bcc: ["boss@customer.test"],
        subject: "About your parcel",
      },
    });
    expect(await commandOf(body.deliveryId)).toMatchObject({
      to: [{ name: "Bob", address: "bob@customer.test" }],
      cc: [{ name: "", address: "carla@customer.test" }],
      bcc: [{ name: "", address: "boss@customer.test" }],
      subject: "About your parcel",
    });
  });

  test("with a faulty recipient is refused, naming each", async () => {
    const { interactionId } = await open();
    const answer = await reply(interactionId, {
      body: { to: ["carla@customer.test", "x@y.test\r\nBcc: evil@evil.test"], cc: ["nobody"] },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid-address" } });
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(["/to/1", "/cc/0"]);
    expect((await history.call("GET", `/interactions/${interactionId}`)).body.messageCount).toBe(1);
  });

  test("where nobody wrote an address needs one in the call", async () => {
    const { interactionId } = await open({ headers: { from: null } });
    expect(await reply(interactionId)).toMatchObject({ status: 422, body: { code: "no-recipient" } });
    expect((await reply(interactionId, { body: { to: ["a@customer.test"] } })).status).toBe(202);
  });

  test("in which nothing could be read is refused and changes nothing", async () => {
    const { interactionId } = await open();
    for (const text of [" \r\n\t", "\u00a0", "\u200b\u2060\ufeff"]) {
      const answer = await reply(interactionId, { body: { text } });
      expect(answer).toMatchObject({ status: 422, body: { code: "text-missing", errors: [{ pointer: "/text" }] } });
    }
    expect((await history.call("GET", `/interactions/${interactionId}`)).body.messageCount).toBe(1);
  });

  test("too long for an event travels as blobs", async () => {
    const { interactionId } = await open();
    const text = "ä".repeat(150_000);
    const { body, status } = await reply(interactionId, { body: { text } });
    expect(status).toBe(202);
    const command = await commandOf(body.deliveryId);
    expect(command?.text).toMatchObject({ kind: "blob", sizeBytes: 300_000 });
    const message = (await history.call("GET", `/messages/${body.messageId}`)).body;
    expect(message.textTruncated).toBe(true);
    expect(message.text).toHaveLength(100_000);
  });

  test("S6 from an account that is switched off is refused", async () => {
    const closed = await history.makeAccount();
    const row = await history.receive(mailTo(closed));
    await history.publish(accountChanged, closed.accountId, { ...closed, version: 2, active: false });
    await eventually(async () => {
      const answer = await reply(row.interaction_id, { as: { kind: "user", userId: ada, role: "admin" } });
      expect(answer).toMatchObject({ status: 409, body: { code: "account-inactive" } });
    });
  });

  test("is the linked or assigned agent's, not that of whom it is only offered to", async () => {
    const { interactionId } = await open();
    const [bert, cleo] = [uuidv7(), uuidv7()];
    expect((await reply(interactionId, { as: agentOf(bert) })).status).toBe(404);
    const offer = { offerId: uuidv7(), interactionId, accountId: account.accountId, agentId: bert };
    const at = new Date().toISOString();
    const made = { ...offer, queueId: null, workItemKind: "new" as const, madeAt: at, expiresAt: null };
    await history.publish(offerMade, interactionId, made);
    await eventually(async () => {
      expect((await reply(interactionId, { as: agentOf(bert) })).status).toBe(403);
    });
    await history.publish(assignmentChanged, interactionId, {
      ...{ interactionId, accountId: account.accountId, agentId: cleo, queueId: null, at },
      cause: "accepted",
    });
    await eventually(async () => {
      expect((await reply(interactionId, { as: agentOf(cleo) })).status).toBe(202);
    });
  });

  test("by an API key counts as the program's, within its scope and accounts", async () => {
    const { interactionId } = await open();
    const keyWith = (scopes: string[], accountIds: string[] | null): Principal => ({
      ...{ kind: "api-key", apiKeyId: uuidv7() },
      scopes,
      accountIds,
    });
    expect((await reply(interactionId, { as: keyWith(["interactions.read"], null) })).status).toBe(403);
    expect((await reply(interactionId, { as: keyWith(["interactions.*"], [uuidv7()]) })).status).toBe(404);
    const answer = await reply(interactionId, { as: keyWith(["interactions.*"], [account.accountId]) });
    const message = (await history.call("GET", `/messages/${answer.body.messageId}`)).body;
    expect(message).toMatchObject({ author: "api", agentId: null, join: { reason: "api" } });
  });

  test("shows what became of its delivery, and its source once that exists", async () => {
    const { interactionId } = await open();
    const { messageId } = (await reply(interactionId)).body;
    expect(await history.call("GET", `/messages/${messageId}/source`)).toMatchObject({
      status: 404,
      body: { code: "source-not-yet" },
    });
    const raw = Buffer.from("Subject: sent\r\n\r\nIt is on its way.\r\n");
    await history.publish(deliveryChanged, messageId, {
      deliveryId: messageId,
      interactionId,
      accountId: account.accountId,
      state: "sent",
      recipients: [{ address: "carla@customer.test", state: "accepted", reply: "250 2.0.0 ok" }],
      attempts: 1,
      nextAttemptAt: null,
      sentAt: new Date().toISOString(),
      rawHash: await history.storeBlob(raw),
      detail: null,
    });
    await eventually(async () => {
      const { body } = await history.call("GET", `/messages/${messageId}`);
      expect(body.delivery).toMatchObject({ state: "sent", recipients: [{ reply: "250 2.0.0 ok" }] });
    });
    const source = await history.call("GET", `/messages/${messageId}/source`);
    expect(source.bytes).toEqual(raw);
    expect(source.headers.get("content-type")).toBe("message/rfc822");
  });

  test("and everything it causes is committed together: a failure leaves nothing", async () => {
    const { interactionId } = await open();
    await sql`alter table outbox add constraint no_commands check (type not like 'mail.cmd.%') not valid`.execute(
      history.database(),
    );
    try {
      expect((await reply(interactionId)).status).toBe(500);
    } finally {
      await sql`alter table outbox drop constraint no_commands`.execute(history.database());
    }
    expect((await history.call("GET", `/interactions/${interactionId}`)).body).toMatchObject({
      messageCount: 1,
      unread: true,
    });
  });
});
