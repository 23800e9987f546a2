import { describe, expect, test } from "@jest/globals";
import { agentChanged } from "@mailroom/contracts/events/agent";
import { accountChanged } from "@mailroom/contracts/events/account";
import { messageReceived } from "@mailroom/contracts/events/message";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { sql } from "kysely";
import { accountSnapshot, admin, mailTo, type MailOverrides, useHistory } from "./history.ts";

const history = useHistory();

const from = (address: string, name = "") => ({ from: { name, address } });

async function replyOnce(interactionId: string): Promise<{ messageId: string; references: string[]; header: string }> {
  const answer = await history.call("POST", `/interactions/${interactionId}/reply`, {
    body: { text: "It is on its way." },
    headers: { "idempotency-key": uuidv7() },
  });
  expect(answer.status).toBe(202);
  const { body } = await history.call("GET", `/messages/${answer.body.messageId}`);
  return { messageId: answer.body.messageId, references: body.references, header: body.messageId };
}

describe("a new mail", () => {
  test("S71 opens an interaction, which is announced with its first message", async () => {
    const account = await history.makeAccount();
    const mail = mailTo(account);
    const row = await history.receive(mail);
    const { body } = await history.call("GET", `/interactions/${row.interaction_id}`);
    expect(body).toMatchObject({
      accountId: account.accountId,
      accountKey: "SUP",
      subject: "Where is my parcel?",
      status: "open",
      unread: true,
      messageCount: 1,
      lastMessage: { direction: "in", snippet: "Hello, where is my parcel? Carla" },
      contact: { name: "Carla Customer", address: "carla@customer.test" },
    });
    const [opened, added] = await history.announced(row.interaction_id);
    expect(opened).toMatchObject({ seq: 1, type: "mail.evt.interaction-history.interaction.opened.v1" });
    expect(opened?.data).toMatchObject({ number: body.number, continuesInteractionId: null });
    expect(added).toMatchObject({ seq: 2, type: "mail.evt.interaction-history.message.added.v1" });
    expect(added?.data).toMatchObject({ messageKey: mail.messageKey, first: true, joinReason: "new", direction: "in" });
    expect(added?.data).not.toHaveProperty("backlog");
  });

  test("X18 mail that was unread at the account's first activation is told as such to whoever answers by itself", async () => {
    const row = await history.receive({ ...mailTo(await history.makeAccount()), backlog: true });
    const [, added] = await history.announced(row.interaction_id);
    expect(added?.data).toMatchObject({ first: true, backlog: true });
  });

  test("S70 an unknown sender becomes a contact in the account's list; a known one is used again from any list", async () => {
    const one = await history.makeAccount();
    const two = await history.makeAccount();
    const headers = from("Dana@Customer.test", "Dana");
    const first = await history.receive(mailTo(one, { headers }));
    const second = await history.receive(mailTo(two, { headers: from("dana@customer.test") }));
    const read = async (id: string) => (await history.call("GET", `/interactions/${id}`)).body.contact;
    const contact = await read(first.interaction_id);
    expect(contact).toMatchObject({ name: "Dana", address: "dana@customer.test" });
    expect(await read(second.interaction_id)).toEqual(contact);
    const { body } = await history.call("GET", `/contacts/${contact?.id ?? ""}`);
    expect(body.listId).toBe(one.listId);
  });

  test("F28 that comes twice is one message, announced once", async () => {
    const account = await history.makeAccount();
    const mail = mailTo(account);
    const row = await history.receive(mail);
    await history.publish(messageReceived, account.accountId, mail);
    await history.receive(mailTo(account));
    const events = await history.announced(row.interaction_id);
    expect(events).toHaveLength(2);
  });

  test("waits for its account where that is not known yet", async () => {
    const account = accountSnapshot();
    const mail = mailTo(account);
    await history.publish(messageReceived, account.accountId, mail);
    await eventually(async () => {
      const { rows } = await sql`
        select from inbox_parked where key = ${account.accountId}`.execute(history.database());
      expect(rows).toHaveLength(1);
    });
    await history.publish(accountChanged, account.accountId, account);
    await eventually(
      async () => {
        expect((await history.call("GET", `/messages/${mail.messageKey}`)).status).toBe(200);
      },
      { deadlineMs: 30_000 },
    );
  });

  test("that could not be parsed opens an interaction all the same, with a note", async () => {
    const account = await history.makeAccount();
    const quarantine = { code: "mime-unreadable", detail: "The parts nest too deep." };
    const row = await history.receive(
      mailTo(account, { quarantine, text: null, headers: { from: null, subject: "", messageId: null } }),
    );
    expect(row.interaction_id).not.toBeNull();
    const { body } = await history.call("GET", `/messages/${row.id}`);
    expect(body).toMatchObject({ quarantine, text: "", from: null });
  });

  test("may hold NUL, half surrogates and years beyond reason", async () => {
    const account = await history.makeAccount();
    const row = await history.receive(
      mailTo(account, {
        text: { kind: "inline", text: "a\u0000b\ud800c" },
        headers: { subject: "x\u0000y", date: "0000-01-01T00:00:00Z", from: { name: "\u0000", address: "no address" } },
        attachments: [
          {
            n: 1,
            filename: "a\u0000\ud800.txt",
            contentType: "text/plain",
            sizeBytes: 1,
            hash: "a".repeat(64),
            contentId: null,
            disposition: "attachment",
          },
        ],
      }),
    );
    const { body } = await history.call("GET", `/messages/${row.id}`);
    expect(body.text).toBe("a\uFFFDb\uFFFDc");
    expect(body.date).toBeNull();
  });

  test("S69 that was set unread again and taken in anew opens another interaction", async () => {
    const account = await history.makeAccount();
    const mail = mailTo(account);
    const first = await history.receive(mail);
    const again = mailTo(account, {
      headers: { ...mail.headers, references: [mail.headers.messageId ?? ""] },
      locator: { ...mail.locator, generation: 2 },
    });
    const second = await history.receive(again);
    expect(second.interaction_id).not.toBe(first.interaction_id);
  });
});

describe("a reply", () => {
  test("F23 N10 joins by token from the customer, even where Message-ID and In-Reply-To were lost", async () => {
    const account = await history.makeAccount();
    const row = await history.receive(mailTo(account));
    const { references } = await replyOnce(row.interaction_id);
    const last = references.at(-1) ?? "";
    const answer = await history.receive(
      mailTo(account, { headers: { subject: "Something else", references: [last] } }),
    );
    expect(answer.interaction_id).toBe(row.interaction_id);
    const { body } = await history.call("GET", `/messages/${answer.id}`);
    expect(body.join).toEqual({ reason: "token", confidence: "certain", unverified: false });
  });

  test("F23 from a stranger with a token joins as unverified and never becomes the customer", async () => {
    const account = await history.makeAccount();
    const row = await history.receive(mailTo(account));
    const { header } = await replyOnce(row.interaction_id);
    const stranger = await history.receive(
      mailTo(account, { headers: { ...from("mallory@evil.test"), inReplyTo: [header] } }),
    );
    expect(stranger.interaction_id).toBe(row.interaction_id);
    const { body } = await history.call("GET", `/messages/${stranger.id}`);
    expect(body.join).toEqual({ reason: "token-unverified", confidence: "low", unverified: true });
    const interaction = (await history.call("GET", `/interactions/${row.interaction_id}`)).body;
    expect(interaction.contact?.address).toBe("carla@customer.test");
    const next = await replyOnce(row.interaction_id);
    const sent = (await history.call("GET", `/messages/${next.messageId}`)).body;
    expect(sent.to).toEqual([{ name: "Carla Customer", address: "carla@customer.test" }]);
  });

  test("F23 from a stranger starts a new interaction where the account is strict", async () => {
    const account = await history.makeAccount({ strictThreading: true });
    const row = await history.receive(mailTo(account));
    const { header } = await replyOnce(row.interaction_id);
    const stranger = await history.receive(
      mailTo(account, { headers: { ...from("mallory@evil.test"), inReplyTo: [header] } }),
    );
    expect(stranger.interaction_id).not.toBe(row.interaction_id);
  });

  test("F23 with a token of another account opens its own interaction", async () => {
    const [one, two] = [await history.makeAccount(), await history.makeAccount()];
    const row = await history.receive(mailTo(one));
    const { header, references } = await replyOnce(row.interaction_id);
    const answer = await history.receive(mailTo(two, { headers: { inReplyTo: [header], references } }));
    expect(answer.interaction_id).not.toBe(row.interaction_id);
  });

  test("F23 finds ours, and what the sender wrote before, among thousands of foreign ids", async () => {
    const account = await history.makeAccount();
    const mail = mailTo(account);
    const row = await history.receive(mail);
    const { header } = await replyOnce(row.interaction_id);
    const foreign = (count: number) => Array.from({ length: count }, () => `<${uuidv7()}@list.test>`);
    const byToken = { headers: { references: [header, ...foreign(199)] }, furtherMessageIds: foreign(2000) };
    const byId = {
      headers: { references: foreign(200) },
      furtherMessageIds: [...foreign(1999), mail.headers.messageId ?? ""],
    };
    for (const [overrides, reason] of [
      [byToken, "token"],
      [byId, "references"],
    ] as const) {
      const answer = await history.receive(mailTo(account, overrides));
      expect(answer).toMatchObject({ interaction_id: row.interaction_id, join_reason: reason });
    }
  });

  test("F23 joins by the sender's own earlier mail; somebody else's does not, nor does a subject", async () => {
    const account = await history.makeAccount();
    const mail = mailTo(account);
    const row = await history.receive(mail);
    const inReplyTo = [mail.headers.messageId ?? ""];
    const own = await history.receive(mailTo(account, { headers: { inReplyTo } }));
    const other = await history.receive(mailTo(account, { headers: { ...from("bob@customer.test"), inReplyTo } }));
    const subject = await history.receive(mailTo(account, { headers: { subject: "Re: Where is my parcel?" } }));
    expect(own.interaction_id).toBe(row.interaction_id);
    expect(own).toMatchObject({ join_reason: "references", join_confidence: "high" });
    expect(other.interaction_id).not.toBe(row.interaction_id);
    expect(subject.interaction_id).not.toBe(row.interaction_id);
  });

  test("S71 to a closed interaction reopens it within the account's days, later continues it in a new one", async () => {
    const account = await history.makeAccount({ reopenWithinDays: 10 });
    const row = await history.receive(mailTo(account));
    const { header } = await replyOnce(row.interaction_id);
    const close = () => history.call("POST", `/interactions/${row.interaction_id}/close`);
    const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const answer = (overrides: MailOverrides) =>
      history.receive(mailTo(account, { headers: { inReplyTo: [header] }, ...overrides }));

    expect((await close()).body.status).toBe("closed");
    const soon = await answer({ receivedAt: daysAhead(9) });
    expect(soon.interaction_id).toBe(row.interaction_id);
    expect((await history.call("GET", `/interactions/${row.interaction_id}`)).body).toMatchObject({
      status: "open",
      closedAt: null,
      unread: true,
    });
    const types = (await history.announced(row.interaction_id)).map(({ type }) => type.split(".").slice(-3).join("."));
    expect(types.slice(-2)).toEqual(["interaction.reopened.v1", "message.added.v1"]);

    await close();
    const late = await answer({ receivedAt: daysAhead(11) });
    const later = await answer({ receivedAt: daysAhead(12) });
    expect(late.interaction_id).not.toBe(row.interaction_id);
    expect(later.interaction_id).toBe(late.interaction_id);
    const continued = (await history.call("GET", `/interactions/${late.interaction_id}`)).body;
    expect(continued.continuesInteractionId).toBe(row.interaction_id);
  });
});

describe("a bounce", () => {
  const bounce = { automatic: true, bulk: false, bounce: true, own: false };
  const daemon = from("mailer-daemon@relay.test");

  test("F14 is attached to what it reports about: nothing is opened, reopened or marked unread", async () => {
    const account = await history.makeAccount();
    const row = await history.receive(mailTo(account));
    const { header } = await replyOnce(row.interaction_id);
    await history.call("POST", `/interactions/${row.interaction_id}/close`);
    const report = await history.receive(
      mailTo(account, { classification: bounce, headers: daemon, reportedMessageIds: [header] }),
    );
    expect(report.interaction_id).toBe(row.interaction_id);
    const { body } = await history.call("GET", `/interactions/${row.interaction_id}`);
    expect(body).toMatchObject({ status: "closed", unread: false, messageCount: 3 });
    const last = (await history.announced(row.interaction_id)).at(-1);
    expect(last?.data).toMatchObject({ bounce: true, automatic: true });
  });

  test("F14 of something unknown belongs to the account and opens nothing, but is listed", async () => {
    const account = await history.makeAccount();
    const report = await history.receive(
      mailTo(account, { classification: bounce, headers: { ...daemon, inReplyTo: ["<unknown@nowhere.test>"] } }),
    );
    expect(report.interaction_id).toBeNull();
    const ordinary = await history.receive(mailTo(account));
    const all = (await history.call("GET", `/messages?accountId=${account.accountId}`)).body;
    expect(all.items.map(({ id }) => id)).toEqual([ordinary.id, report.id]);
    const unmatched = (await history.call("GET", `/messages?accountId=${account.accountId}&unmatched=true`)).body;
    expect(unmatched.items).toHaveLength(1);
    expect(unmatched.items[0]).toMatchObject({ id: report.id, interactionId: null, classification: { bounce: true } });
    expect((await history.call("GET", `/interactions?accountId=${account.accountId}`)).body.items).toHaveLength(1);
  });
});

describe("mail from ourselves", () => {
  test("F13 from an agent's address is a mail like any other, marked as own for the loop guard", async () => {
    const account = await history.makeAccount();
    const agentId = uuidv7();
    const emailAddress = "ada@desk.test";
    const agent = { agentId, version: 1, name: "Ada", emailAddress, role: "agent" as const, active: true };
    await history.publish(agentChanged, agentId, { ...agent, deletedAt: null });
    await eventually(async () => {
      const { rows } = await sql`select from agent where agent_id = ${agentId}`.execute(history.database());
      expect(rows).toHaveLength(1);
    });
    const row = await history.receive(mailTo(account, { headers: from("Ada@Desk.test") }));
    const { body } = await history.call("GET", `/messages/${row.id}`);
    expect(body).toMatchObject({ author: "contact", agentId: null, classification: { own: true } });
    const added = (await history.announced(row.interaction_id)).at(-1);
    expect(added?.data).toMatchObject({ author: "contact", automatic: true });
  });

  test("F13 a copy of our own mail that comes back only attaches to its interaction", async () => {
    const account = await history.makeAccount();
    const row = await history.receive(mailTo(account));
    const { header } = await replyOnce(row.interaction_id);
    const copy = await history.receive(
      mailTo(account, { headers: { ...from(account.emailAddress), messageId: header } }),
    );
    expect(copy.interaction_id).toBe(row.interaction_id);
    const { body } = await history.call("GET", `/interactions/${row.interaction_id}`, { as: admin });
    expect(body).toMatchObject({ unread: false, messageCount: 3, lastMessage: { direction: "out" } });
    const last = (await history.announced(row.interaction_id)).at(-1);
    expect(last?.data).toMatchObject({ author: "system", automatic: true });
  });
});
