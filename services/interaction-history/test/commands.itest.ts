/** What routing orders, carried out here: once, and only while it is due. */
import { expect, test } from "@jest/globals";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { deliveryChanged } from "@mailroom/contracts/events/delivery";
import { messageAdded } from "@mailroom/contracts/events/interaction";
import {
  type AutoReplyOrder,
  interactionAutoReply,
  interactionClose,
  interactionTag,
} from "@mailroom/contracts/events/interaction-command";
import { messageTemplateChanged } from "@mailroom/contracts/events/message-template";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { mailTo, useHistory } from "./history.ts";

const history = useHistory();

async function conversation() {
  const account = await history.makeAccount();
  const mail = mailTo(account);
  const { interaction_id: interactionId } = await history.receive(mail);
  return { account, mail, interactionId, ids: { interactionId, accountId: account.accountId } };
}
const announcedOf = async (interactionId: string, name: string) =>
  (await history.announced(interactionId)).filter(({ type }) => type.endsWith(`${name}.v1`));
const read = async (interactionId: string) => (await history.call("GET", `/interactions/${interactionId}`)).body;

test("X2 tags of a step are added once, whatever their case, and shown with the interaction", async () => {
  const { interactionId, ids } = await conversation();
  const order = { ...ids, commandId: uuidv7(), tags: ["VIP", " late  shift "] };
  const sent = await history.publish(interactionTag, interactionId, order);
  await history.send(sent);
  await history.publish(interactionTag, interactionId, { ...ids, commandId: uuidv7(), tags: ["vip", "new"] });
  await eventually(async () => {
    expect((await read(interactionId)).tags).toEqual(["VIP", "late shift", "new"].sort());
  });
  expect(await announcedOf(interactionId, "interaction.changed")).toHaveLength(2);
});

test("X2 a Close step closes with its disposition, unless something came that it did not know of", async () => {
  const { account, mail, interactionId, ids } = await conversation();
  const { dispositionId } = await history.makeDisposition({ name: "Done", path: ["Done"] });
  const second = mailTo(account, { headers: { inReplyTo: [mail.headers.messageId ?? ""] } });
  await history.receive(second);
  const order = (ifLastMessage: string) => ({
    ...{ ...ids, commandId: uuidv7(), cause: "action" as const, ifLastMessage, dispositionId },
  });
  await history.publish(interactionClose, interactionId, order(mail.messageKey));
  const [refused] = await eventually(async () => {
    const found = await announcedOf(interactionId, "interaction.command-refused");
    expect(found).toHaveLength(1);
    return found;
  });
  expect(refused?.data).toMatchObject({ command: "close", reason: "stale" });
  expect((await read(interactionId)).status).toBe("open");

  const closing = await history.publish(interactionClose, interactionId, order(second.messageKey));
  await history.send(closing);
  await eventually(async () => {
    expect(await read(interactionId)).toMatchObject({ status: "closed", disposition: { name: "Done" } });
  });
  const closed = await announcedOf(interactionId, "interaction.closed");
  expect(closed.map(({ data }) => data)).toMatchObject([{ closedBy: "system", agentId: null }]);
});

test("S86 S91 inactivity closes with the system disposition, though one is mandatory, unless the customer wrote", async () => {
  const { account, mail, interactionId, ids } = await conversation();
  const name = "Closed for inactivity";
  const { dispositionId } = await history.makeDisposition({ name, path: [name], isSystem: true });
  await history.makeAccount({ ...account, version: 2, mandatoryDisposition: true });
  const answer = await history.call("POST", `/interactions/${interactionId}/reply`, {
    headers: { "idempotency-key": uuidv7() },
    body: { text: "Here it is." },
  });
  const { messageId } = answer.body;
  const order = (ifLastMessage: string) => ({
    ...{ ...ids, commandId: ifLastMessage, cause: "inactivity" as const, ifLastMessage, dispositionId: null },
  });
  const late = mailTo(account, { headers: { inReplyTo: [mail.headers.messageId ?? ""] } });
  await history.receive(late);
  await history.publish(interactionClose, interactionId, order(messageId));
  await eventually(async () => {
    const refused = await announcedOf(interactionId, "interaction.command-refused");
    expect(refused.map(({ data }) => data)).toMatchObject([{ command: "close", reason: "stale" }]);
  });
  expect((await read(interactionId)).status).toBe("open");

  // an answer that never went out is no word, so the one before it is still the last
  const failed = await history.call("POST", `/interactions/${interactionId}/reply`, {
    headers: { "idempotency-key": uuidv7() },
    body: { text: "Never sent." },
  });
  const deliveryId = failed.body.messageId;
  await history.publish(deliveryChanged, deliveryId, {
    ...{ deliveryId, ...ids, state: "failed" as const, recipients: [], attempts: 1 },
    ...{ nextAttemptAt: null, sentAt: null, rawHash: null, detail: null },
  });
  await eventually(async () => {
    expect((await history.call("GET", `/messages/${deliveryId}`)).body.delivery?.state).toBe("failed");
  });
  await history.publish(interactionClose, interactionId, order(late.messageKey));
  await eventually(async () => {
    expect(await read(interactionId)).toMatchObject({ status: "closed", disposition: { name } });
  });
  const closed = await announcedOf(interactionId, "interaction.closed");
  expect(closed.map(({ data }) => data)).toMatchObject([{ closedBy: "system", agentId: null, dispositionId }]);
});

test("X2 message.added brings what conditions ask for: header fields, the text's beginning, the contact", async () => {
  const account = await history.makeAccount();
  const mail = mailTo(account, {
    headers: {
      from: { name: "Ada Asker", address: "ada@asker.test" },
      cc: [{ name: "Boss", address: "boss@asker.test" }],
    },
    headerFields: [{ name: "x-priority", value: "1" }],
  });
  const { interaction_id: interactionId } = await history.receive(mail);
  const [added] = await announcedOf(interactionId, "message.added");
  expect(added?.type).toBe(messageAdded.type);
  expect(added?.data).toMatchObject({
    facts: {
      ...{ subject: "Where is my parcel?", contactName: "Ada Asker", listId: account.listId, isReply: false },
      ...{ body: "Hello,\nwhere is my parcel?\nCarla", headers: [{ name: "x-priority", value: "1" }] },
      from: { address: "ada@asker.test" },
      to: [{ address: account.emailAddress }, { address: "boss@asker.test" }],
    },
  });
});

async function template(subject: string | null, html: string): Promise<string> {
  const templateId = uuidv7();
  await history.publish(messageTemplateChanged, templateId, {
    ...{ templateId, version: 1, name: "Thanks", subject, html, deleted: false },
  });
  return templateId;
}
const sentIn = async (interactionId: string) =>
  (await history.announced()).filter(
    ({ type, data }) => type.endsWith("delivery.send.v1") && data.interactionId === interactionId,
  );
const refusalsIn = async (interactionId: string): Promise<string[]> =>
  (await announcedOf(interactionId, "interaction.command-refused")).map(
    ({ data }) => (data as unknown as { reason: string }).reason,
  );
type Answering = Pick<AutoReplyOrder, "interactionId" | "accountId" | "messageKey" | "templateId"> &
  Partial<AutoReplyOrder>;
const answer = (order: Answering) =>
  history.publish(interactionAutoReply, order.interactionId, {
    ...{ commandId: uuidv7(), frequency: "always", recipients: "reply", queueName: null },
    ...order,
  });

test("X2 F13 an automatic reply is composed from its template, marked as such, and sent once", async () => {
  const templateId = await template(
    "Got it: {{interaction.subject}}",
    "<p>Hello {{contact.firstName}} ({{queue.name}})</p>",
  );
  const { account, mail, interactionId, ids } = await conversation();
  const before = await read(interactionId);
  const order = { ...ids, messageKey: mail.messageKey, templateId, frequency: "oneTime" as const, queueName: "Night" };
  const sent = await answer(order);
  await history.send(sent);
  await answer(order);
  await eventually(async () => {
    expect(await refusalsIn(interactionId)).toEqual(["answered-before"]);
  });
  const deliveries = await sentIn(interactionId);
  expect(deliveries).toHaveLength(1);
  const [delivery] = deliveries.map(({ data }) => data);
  expect(delivery).toMatchObject({
    ...{ from: { address: account.emailAddress }, to: [{ address: "carla@customer.test" }], cc: [] },
    ...{ subject: "Got it: Where is my parcel?", inReplyTo: mail.headers.messageId },
    text: { kind: "inline", text: expect.stringContaining("Hello Carla (Night)") as unknown },
    extraHeaders: [
      { name: "Auto-Submitted", value: "auto-replied" },
      { name: "X-Auto-Response-Suppress", value: "All" },
      { name: "Precedence", value: "auto_reply" },
    ],
  });
  // nobody has answered the customer: it is as unread, and as recent, as before
  const after = await read(interactionId);
  expect(after).toMatchObject({ unread: true, lastMessage: before.lastMessage, messageCount: 2 });
  const messages = (await history.call("GET", `/interactions/${interactionId}/messages`)).body.items;
  expect(messages[0]).toMatchObject({ direction: "out", author: "system", classification: { automatic: true } });
});

test("F13 X29 machines, lists, agents, our own accounts and strangers get no automatic reply", async () => {
  const templateId = await template(null, "<p>Thanks</p>");
  const own = await history.makeAccount();
  const account = await history.makeAccount();
  const person = { automatic: false, bulk: false, bounce: false, own: false };
  const from = (address: string) => ({ headers: { from: { name: "", address } } });
  const mails = [
    mailTo(account, { ...from("a@x.test"), classification: { ...person, automatic: true } }),
    mailTo(account, { ...from("b@x.test"), classification: { ...person, bulk: true } }),
    mailTo(account, from("MAILER-DAEMON@x.test")),
    mailTo(account, from("no-reply@x.test")),
    mailTo(account, from(own.emailAddress)),
    mailTo(account, { headers: { ...from("c@x.test").headers, replyTo: [{ name: "", address: own.emailAddress }] } }),
  ];
  for (const [index, mail] of mails.entries()) {
    const { interaction_id: interactionId } = await history.receive(mail);
    await answer({ interactionId, accountId: account.accountId, messageKey: mail.messageKey, templateId });
    // a Reply-To of ours is passed over: the sender is answered
    const isAnswered = index === mails.length - 1;
    await eventually(async () => {
      expect(await refusalsIn(interactionId)).toEqual(isAnswered ? [] : ["not-answerable"]);
      expect(await sentIn(interactionId)).toHaveLength(isAnswered ? 1 : 0);
    });
  }
});

test("N13 F13 X29 a machine that looks like a person is answered five times a day, in however many interactions", async () => {
  const templateId = await template(null, "<p>Thanks</p>");
  const account = await history.makeAccount();
  expect(await answersTo(account, templateId, 7)).toEqual([
    ...Array.from({ length: 5 }, () => "sent"),
    "daily-limit",
    "daily-limit",
  ]);
  // what an administrator sets is in force for the next one
  const more = await history.makeAccount({ ...account, version: 2, autoReplyCap: 6 });
  expect(await answersTo(more, templateId, 2)).toEqual(["sent", "daily-limit"]);
});

/** What becomes of orders to answer so many new mails of one address. */
async function answersTo(account: AccountSnapshot, templateId: string, count: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const mail = mailTo(account, { headers: { from: { name: "", address: "robot@loop.test" } } });
    const { interaction_id: interactionId } = await history.receive(mail);
    const frequency = n % 2 === 0 ? ("always" as const) : ("oneTime" as const);
    await answer({ interactionId, accountId: account.accountId, messageKey: mail.messageKey, templateId, frequency });
    outcomes.push(
      await eventually(async () => {
        const [refused] = await refusalsIn(interactionId);
        const outcome = (await sentIn(interactionId)).length > 0 ? "sent" : refused;
        if (outcome === undefined) throw new Error("nothing yet");
        return outcome;
      }),
    );
  }
  return outcomes;
}

test("X2 X29 an automatic reply that is ordered after a person has answered is not sent, and says why", async () => {
  const templateId = await template(null, "<p>We have your mail. {{agent.name}}</p>");
  const { account, mail, interactionId, ids } = await conversation();
  const order = { ...ids, messageKey: mail.messageKey, templateId };
  await answer(order);
  await eventually(async () => {
    // nobody has it: the account signs
    const [sent] = await sentIn(interactionId);
    expect(sent?.data.text).toMatchObject({ text: expect.stringContaining(account.fromName) as unknown });
  });
  const replied = await history.call("POST", `/interactions/${interactionId}/reply`, {
    body: { text: "It leaves today." },
    headers: { "idempotency-key": uuidv7() },
  });
  expect(replied.status).toBe(202);
  await answer(order);
  await eventually(async () => {
    expect(await refusalsIn(interactionId)).toEqual(["stale"]);
  });
  expect(await sentIn(interactionId)).toHaveLength(2);
});

test("X2 reply-to-all writes to those the message went to besides, never to our own addresses", async () => {
  const templateId = await template(null, "<p>Thanks</p>");
  const own = await history.makeAccount({ senderAliases: ["sales@desk.test"] });
  const account = await history.makeAccount();
  const cc = ["colleague@customer.test", own.emailAddress, "Sales@desk.test", "no-reply@shop.test"].map((address) => ({
    name: "",
    address,
  }));
  const mail = mailTo(account, { headers: { from: { name: "Dora", address: "dora@customer.test" }, cc } });
  const { interaction_id: interactionId } = await history.receive(mail);
  const { accountId } = account;
  await answer({ interactionId, accountId, messageKey: mail.messageKey, templateId, recipients: "replyToAll" });
  await eventually(async () => {
    expect((await sentIn(interactionId)).map(({ data }) => data)).toMatchObject([
      {
        ...{ to: [{ name: "Dora", address: "dora@customer.test" }], cc: [{ address: "colleague@customer.test" }] },
        subject: "Re: Where is my parcel?",
      },
    ]);
  });
});
