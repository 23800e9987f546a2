import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ReplyPreview } from "@mailroom/contracts/api/interaction";
import { type AccountSnapshot } from "@mailroom/contracts/events/account";
import { agentChanged } from "@mailroom/contracts/events/agent";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import { interactionAutoReply } from "@mailroom/contracts/events/interaction-command";
import { listChanged } from "@mailroom/contracts/events/list";
import { messageTemplateChanged } from "@mailroom/contracts/events/message-template";
import { offerExpired, offerMade } from "@mailroom/contracts/events/offer";
import { queueChanged } from "@mailroom/contracts/events/queue";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { agentOf, mailTo, type MailOverrides, useHistory } from "./history.ts";

const history = useHistory();
const ada = uuidv7();
const queueId = uuidv7();
const layout = (html: string | null) => ({ html, fontFamily: "georgia" as const, fontSizePx: 16 });
let account: AccountSnapshot;

beforeAll(async () => {
  account = await history.makeAccount({
    agentIds: [ada],
    template: layout("<p>Dear {{contact.name}},</p>{{content}}"),
  });
});

/** Stored by history by the time it resolves. */
async function use(
  template: ReturnType<typeof layout>,
  logo: NonNullable<AccountSnapshot["logo"]> | null = null,
): Promise<void> {
  account = await history.makeAccount({ ...account, version: account.version + 1, template, logo });
}

async function open(overrides: MailOverrides = {}): Promise<string> {
  return (await history.receive(mailTo(account, overrides))).interaction_id;
}

async function reply(interactionId: string, text = "It is on its way.\n\n  Ada"): Promise<OutgoingMessage> {
  const { status, body } = await history.call("POST", `/interactions/${interactionId}/reply`, {
    as: agentOf(ada),
    body: { text },
    headers: { "idempotency-key": uuidv7() },
  });
  expect(status).toBe(202);
  const [command] = await history.announced(body.deliveryId);
  if (command === undefined) throw new Error("no command");
  return command.data;
}

function inline(body: OutgoingMessage["html"]): string {
  return body?.kind === "inline" ? body.text : "";
}

async function warningsOf({ deliveryId }: OutgoingMessage): Promise<readonly string[]> {
  return (await history.call("GET", `/messages/${deliveryId}`)).body.warnings;
}

async function preview(interactionId: string, text: string): Promise<ReplyPreview> {
  const path = `/interactions/${interactionId}/reply-preview`;
  const answer = await history.call("POST", path, { as: agentOf(ada), body: { text } });
  expect(answer.status).toBe(200);
  return answer.body as unknown as ReplyPreview;
}

describe("the account's layout", () => {
  test("S96 S38 stands once around what goes out, in the account's font, and the plain text says the same", async () => {
    await use(layout("<p>Dear {{contact.firstName}},</p>\n{{content}}\n<p>Acme, {{account.address}}</p>"));
    const sent = await reply(await open(), "It is on its way:\n  https://track.test/1\n\n-- \nAda");
    expect(inline(sent.text)).toBe(
      `Dear Carla,\n\nIt is on its way:\n  https://track.test/1\n\n-- \nAda\n\nAcme, ${account.emailAddress}`,
    );
    const html = inline(sent.html);
    expect(html).toMatch(
      /^<div style="font-family:Georgia, 'Times New Roman', serif;font-size:16px"><p>Dear Carla,<\/p>/,
    );
    expect(html).toContain('<a href="https://track.test/1">');
    expect(html.split("Dear Carla,")).toHaveLength(2);
    expect(await warningsOf(sent)).toEqual([]);
  });

  test("S38 without a template leaves the text as it is, in the account's font", async () => {
    await use(layout(null));
    const sent = await reply(await open());
    expect(inline(sent.text)).toBe("It is on its way.\n\n  Ada");
    expect(inline(sent.html)).toContain("font-size:16px");
  });

  test("S96 is another account's in no case", async () => {
    await use(layout("<p>Ours</p>{{content}}"));
    const other = await history.makeAccount({ agentIds: [ada] });
    const { interaction_id: id } = await history.receive(mailTo(other));
    expect(inline((await reply(id)).text)).toBe("It is on its way.\n\n  Ada");
  });

  test("S96 stands once around automatic mail too", async () => {
    await use(layout("<p>Dear {{contact.firstName}},</p>{{content}}<p>Acme</p>"));
    const mail = mailTo(account);
    const { interaction_id: interactionId } = await history.receive(mail);
    const templateId = uuidv7();
    await history.publish(messageTemplateChanged, templateId, {
      ...{ templateId, version: 1, name: "Thanks", subject: null, html: "<p>We got it.</p>", deleted: false },
    });
    const order = { interactionId, accountId: account.accountId, messageKey: mail.messageKey };
    const how = { templateId, frequency: "always" as const, recipients: "reply" as const, queueName: null };
    // the template comes from another producer: the order may be there before it
    await eventually(async () => {
      await history.publish(interactionAutoReply, interactionId, { ...order, commandId: uuidv7(), ...how });
      const { items } = (await history.call("GET", `/interactions/${interactionId}/messages`)).body;
      expect(items[0]).toMatchObject({ author: "system", text: "Dear Carla,\n\nWe got it.\n\nAcme" });
    });
  });

  test("S97 makes a hostile name harmless in HTML and text", async () => {
    await use(layout('<p title="{{contact.name}}">Dear {{contact.name}}</p>{{content}}<p>{{interaction.subject}}</p>'));
    const name = `{{{content}}}<script>x()</script>" onclick="x()\r\nBcc: evil@x.test\u202e`;
    const from = { name, address: "mallory@customer.test" };
    const sent = await reply(await open({ headers: { from, subject: "{{#if}} <img src=x onerror=x()>" } }));
    const html = inline(sent.html);
    expect(html).not.toMatch(/<script|<img|<p [^>]*" onclick=/);
    expect(html).toContain("&lt;script&gt;");
    expect(html.split("It is on its way.")).toHaveLength(2);
    expect(html).not.toContain("\u202e");
    const lines = inline(sent.text).split("\n");
    expect(lines[0]).toMatch(/^Dear \{\{\{content\}\}\}<script>x\(\)<\/script>" onclick="x\(\) Bcc: evil@x\.test$/);
    expect(lines.at(-1)).toBe("{{#if}} <img src=x onerror=x()>");
  });

  test("S97 leaves an unknown variable empty, and the message says so", async () => {
    await use(layout("<p>Order {{order.id}}.</p>{{content}}"));
    const sent = await reply(await open());
    expect(inline(sent.text)).toBe("Order .\n\nIt is on its way.\n\n  Ada");
    expect(await warningsOf(sent)).toEqual(["Line 1: {{order.id}} is not known here and stays empty."]);
  });

  test("S96 that cannot be rendered is left out, and the message goes out with a warning", async () => {
    await use(layout("<p>{{#each x}}</p>{{content}}{{/each}}"));
    const sent = await reply(await open());
    expect(inline(sent.text)).toBe("It is on its way.\n\n  Ada");
    expect(await warningsOf(sent)).toEqual([expect.stringMatching(/^Without the account's layout: Line 1/)]);
  });

  test("X11 knows contact, list, account, agent by alias, interaction and queue, also by names that change", async () => {
    const names = ["contact.address", "list.name", "account.name", "agent.name", "interaction.subject", "queue.name"];
    await use(layout(`${names.map((each) => `<p>{{${each}}}</p>`).join("")}{{content}}`));
    const interactionId = await open();
    const agent = { agentId: ada, emailAddress: "login@desk.test", role: "agent" as const, active: true };
    const queue = { queueId, strategy: "rrmemory" as const, agentTimeoutSeconds: 30, weight: 0, agentIds: [] };
    const offer = { offerId: uuidv7(), interactionId, accountId: account.accountId, agentId: ada, queueId };
    const at = new Date().toISOString();
    await history.publish(agentChanged, ada, { ...agent, version: 1, name: "Augusta", alias: "Ada", deletedAt: null });
    await history.publish(queueChanged, queueId, { ...queue, version: 1, name: "First", deletedAt: null });
    await history.publish(queueChanged, queueId, { ...queue, version: 2, name: "Parcels", deletedAt: null });
    const list = { listId: account.listId, version: 1, name: "Customers", deleted: false };
    await history.publish(listChanged, account.listId, list);
    const made = { ...offer, workItemKind: "new" as const, madeAt: at, expiresAt: null };
    await history.publish(offerMade, interactionId, made);
    await eventually(async () => {
      const shown = (await preview(interactionId, "Text")).text.split("\n\n");
      expect(shown).toEqual([
        "carla@customer.test",
        "Customers",
        "Support",
        "Ada",
        "Where is my parcel?",
        "Parcels",
        "Text",
      ]);
    });
  });

  test("S96 shows its logo by a part of the message itself, and keeps its bytes for it", async () => {
    const hash = await history.storeBlob(Buffer.from("not really a picture"));
    const logo = { id: uuidv7(), hash, mediaType: "image/png", sizeBytes: 20 };
    await use(layout('<p><img src="cid:logo" alt="Acme"></p>{{content}}'), logo);
    const interactionId = await open();
    const sent = await reply(interactionId);
    const [attachment] = sent.attachments;
    expect(attachment).toMatchObject({
      n: 1,
      hash,
      disposition: "inline",
      contentType: "image/png",
      filename: "logo.png",
    });
    expect(attachment?.contentId).toMatch(/^logo\.[0-9a-f-]{36}@desk\.test$/);
    expect(inline(sent.html)).toContain(`<img src="cid:${attachment?.contentId ?? ""}" alt="Acme"`);
    expect((await history.call("GET", `/messages/${sent.deliveryId}`)).body.attachments[0]?.inline).toBe(true);
    expect(await history.isReferenced(`message:${sent.deliveryId}`)).toBe(true);
    expect((await preview(interactionId, "x")).html).toContain(
      `src="data:image/png;base64,${Buffer.from("not really a picture").toString("base64")}"`,
    );
  });

  test("S96 S99 leaves room for its logo among the files of a message", async () => {
    const hash = await history.storeBlob(Buffer.from("not really a picture"));
    await use(layout('<p><img src="cid:logo" alt="Acme"></p>{{content}}'), {
      ...{ id: uuidv7(), hash, mediaType: "image/png", sizeBytes: 20 },
    });
    const file = { filename: "a.pdf", contentType: "application/pdf", sizeBytes: 20, hash, contentId: null };
    const attachments = Array.from({ length: 100 }, (_, index) => {
      return { n: index + 1, ...file, disposition: "attachment" as const };
    });
    const mail = await history.receive(mailTo(account, { attachments }));
    const forward = (body: object) =>
      history.call("POST", `/messages/${mail.id}/forward`, {
        as: agentOf(ada),
        body: { to: ["bob@carrier.test"], ...body },
        headers: { "idempotency-key": uuidv7() },
      });
    expect(await forward({})).toMatchObject({ status: 422, body: { code: "too-many-files" } });
    const { status, body } = await forward({ attachments: attachments.slice(1).map(({ n }) => n) });
    expect(status).toBe(202);
    const [command] = await history.announced(body.deliveryId);
    expect(command?.data.attachments).toHaveLength(100);
    expect(command?.data.attachments.at(-1)).toMatchObject({ n: 100, filename: "logo.png" });
  });

  test("S96 whose logo is gone goes out without it, and says so", async () => {
    await use(layout('<img src="cid:logo" alt="Acme">{{content}}'), {
      ...{ id: uuidv7(), hash: "0".repeat(64), mediaType: "image/png", sizeBytes: 20 },
    });
    const sent = await reply(await open());
    expect(sent.attachments).toEqual([]);
    expect(inline(sent.html)).not.toContain("<img");
    expect(await warningsOf(sent)).toEqual(["The account's logo could not be read, so it is left out."]);
  });

  test("S96 is shown before anything is sent, to whoever may reply", async () => {
    await use(layout("<p>Dear {{contact.name}},</p>{{content}}"));
    const interactionId = await open();
    const shown = await preview(interactionId, "<b>Hello</b>");
    expect(shown).toMatchObject({ text: "Dear Carla Customer,\n\n<b>Hello</b>", warnings: [] });
    expect(shown.html).toContain("&lt;b&gt;Hello&lt;/b&gt;");
    expect((await preview(interactionId, "")).text).toBe("Dear Carla Customer,");
    expect((await history.call("GET", `/interactions/${interactionId}`)).body.messageCount).toBe(1);
    const path = `/interactions/${interactionId}/reply-preview`;
    const stranger = await history.call("POST", path, { as: agentOf(uuidv7()), body: { text: "x" } });
    expect(stranger.status).toBe(404);
  });
});

describe("an offer", () => {
  const bert = uuidv7();
  async function offer(agentId: string, interactionId: string, accountId: string): Promise<string> {
    const offerId = uuidv7();
    await history.publish(offerMade, interactionId, {
      ...{ offerId, interactionId, accountId, agentId, queueId, workItemKind: "new" },
      ...{ madeAt: new Date().toISOString(), expiresAt: null },
    });
    return offerId;
  }
  const notification = (offerId: string, agentId: string) =>
    history.call("GET", `/offers/${offerId}/notification`, { as: agentOf(agentId) });

  test("S39 S93 S112 tells each offered agent by the account's template, as plain text, and says whether to ring and shake", async () => {
    await history.publish(queueChanged, queueId, {
      ...{ queueId, version: 9, name: "Support queue", strategy: "rrmemory", agentTimeoutSeconds: 30, weight: 0 },
      ...{ agentIds: [ada, bert], deletedAt: null },
    });
    const template =
      "{{interaction.channel}} for {{account.key}} in {{queue.name}} from {{contact.address}} to {{account.address}}: {{interaction.subject}}{{#if interaction.title}}!{{/if}}";
    const noisy = await history.makeAccount({ key: "BILL", notification: { sound: true, shake: true, template } });
    const { interaction_id: id } = await history.receive(
      mailTo(noisy, { headers: { subject: 'Invoice <b onclick="x()">7</b> {{account.key}}' } }),
    );
    const offers = [await offer(ada, id, noisy.accountId), await offer(bert, id, noisy.accountId)];
    for (const [index, agentId] of [ada, bert].entries()) {
      const offerId = offers[index] ?? "";
      await eventually(async () => {
        const { status, body } = await notification(offerId, agentId);
        expect(status).toBe(200);
        expect(body).toEqual({
          ...{ offerId, interactionId: id, accountId: noisy.accountId, sound: true, shake: true },
          text: `Email for BILL in Support queue from carla@customer.test to ${noisy.emailAddress}: Invoice <b onclick="x()">7</b> {{account.key}}`,
        });
      });
    }
    // nobody else's business, and over with the offer
    expect((await notification(offers[0] ?? "", bert)).status).toBe(404);
    await history.publish(offerExpired, id, {
      ...{ offerId: offers[0] ?? "", interactionId: id, accountId: noisy.accountId, agentId: ada },
      endedAt: new Date().toISOString(),
    });
    await eventually(async () => {
      expect((await notification(offers[0] ?? "", ada)).status).toBe(404);
    });
  });

  test("S39 is told plainly where the template cannot be used", async () => {
    const broken = { sound: false, shake: false, template: "{{#each x}}" };
    const quiet = await history.makeAccount({ key: "OLD", notification: broken });
    const { interaction_id: id } = await history.receive(mailTo(quiet, { headers: { subject: "Hello" } }));
    const offerId = await offer(ada, id, quiet.accountId);
    await eventually(async () => {
      const { body } = await notification(offerId, ada);
      expect(body).toMatchObject({ text: "OLD, carla@customer.test, Hello", sound: false });
    });
  });
});
