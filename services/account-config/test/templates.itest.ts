import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import type { Account } from "@mailroom/contracts/api/account";
import type { MessageTemplate } from "@mailroom/contracts/api/message-template";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { signPrincipal } from "@mailroom/http/principal-token";
import pg from "pg";
import { admin, internalKey, useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});
type Body = Record<string, unknown>;

let count = 0;
async function post(path: string, body: Body) {
  const answer = await service.call("POST", path, { body });
  const faults = (answer.body.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
  return { ...answer, faults };
}
function accountBody(changes: Body = {}): Body {
  count += 1;
  return {
    ...{ name: `Layout ${count}`, key: `L${count}`, emailAddress: "desk@acme.test", password: "secret", active: false },
    ...{ imap: { host: "127.0.0.1" }, smtp: { host: "127.0.0.1" } },
    ...changes,
  };
}
async function createAccount(changes: Body = {}): Promise<Account> {
  const { status, body } = await post("/accounts", accountBody(changes));
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as Account;
}
async function createTemplate(changes: Body = {}): Promise<MessageTemplate> {
  count += 1;
  const { status, body } = await post("/templates", { name: `Received ${count}`, html: "<p>Got it</p>", ...changes });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as MessageTemplate;
}
const autoReply = (templateId: string) => ({
  kind: "autoReply",
  templateId,
  frequency: "oneTime",
  recipients: "reply",
});

describe("named templates", () => {
  test("X8 a template is created, found, changed under its version and deleted", async () => {
    const template = await createTemplate({ name: "Moved to {{x}}", subject: "{{fromAccount}} → {{toAccount}}" });
    const path = `/templates/${template.id}`;
    const list = await service.call("GET", "/templates?search=moved%20TO");
    expect(list.body["items"]).toEqual([template]);
    expect((await service.call("PATCH", path, { body: { html: "<p>x</p>" } })).status).toBe(428);
    const changed = await service.call("PATCH", path, { body: { html: "<p>New</p>" }, etag: '"1"' });
    expect(changed.body).toMatchObject({ html: "<p>New</p>", subject: template.subject, version: 2 });
    expect((await service.call("DELETE", path)).status).toBe(204);
    expect((await service.call("GET", path)).body["code"]).toBe("template-not-found");
  });

  test("X8 names are unique whatever their case; a faulty text is refused with line, column and reason", async () => {
    await createTemplate({ name: "Twice" });
    expect((await post("/templates", { name: "tWICE", html: "x" })).body["code"]).toBe("name-taken");
    const html = "<p>\n\n {{#each contact}}x{{/each}}</p>";
    const { status, faults } = await post("/templates", { name: "Faulty", html, subject: "{{> x}}" });
    expect([status, faults]).toEqual([
      422,
      [
        '/html Line 3, column 2: block "each" is not allowed. Use if, unless.',
        "/subject Line 1, column 1: {{> …}} is not allowed. Use variables, if, unless.",
      ],
    ]);
  });

  test("X8 a subject is one line", async () => {
    for (const subject of ["Hello\r\nBcc: evil@evil.test", "a\tb", "\u0085"]) {
      const { status, faults } = await post("/templates", { name: "Lines", html: "x", subject });
      expect([status, faults]).toEqual([422, ["/subject Must be one line, without tabs."]]);
    }
  });

  test("X8 a template that an action or the settings name stays; one that nothing names can go", async () => {
    const template = await createTemplate();
    const account = await createAccount({ actions: [autoReply(template.id)] });
    const refused = await service.call("DELETE", `/templates/${template.id}`);
    expect([refused.status, refused.body["code"]]).toEqual([409, "template-in-use"]);
    expect(refused.body["detail"]).toContain(account.name);
    await service.call("PATCH", `/accounts/${account.id}`, { body: { actions: [] }, etag: '"1"' });
    const { etag } = await service.call("GET", "/settings");
    const settings = { accountTransferTemplateId: template.id };
    expect((await service.call("PATCH", "/settings", { body: settings, etag })).status).toBe(200);
    expect((await service.call("DELETE", `/templates/${template.id}`)).body["code"]).toBe("template-in-use");
    const none = { accountTransferTemplateId: null };
    const after = await service.call("GET", "/settings");
    await service.call("PATCH", "/settings", { body: none, etag: after.etag });
    expect((await service.call("DELETE", `/templates/${template.id}`)).status).toBe(204);
    const gone = await service.call("GET", "/settings");
    const unknown = await service.call("PATCH", "/settings", { body: settings, etag: gone.etag });
    expect([unknown.status, unknown.body.errors?.[0]?.pointer]).toEqual([422, "/accountTransferTemplateId"]);
    expect((await post("/accounts", accountBody({ actions: [autoReply(template.id)] }))).faults).toEqual([
      "/actions/0/templateId Step 1 names a named template that does not exist.",
    ]);
  });
});

describe("an account's template", () => {
  test("S38 a layout is stored, and refused with its line where it is none", async () => {
    const html = "<p>Dear {{contact.firstName}}</p>\n{{content}}";
    const account = await createAccount({ template: { html, fontFamily: "georgia", fontSizePx: 16 } });
    expect(account.template).toEqual({ html, fontFamily: "georgia", fontSizePx: 16 });
    const refuse = async (template: Body) => (await post("/accounts", accountBody({ template }))).faults;
    expect(await refuse({ html: "<p>\n{{{contact.name}}}</p>{{content}}" })).toEqual([
      '/template/html Line 2, column 1: "contact.name" may not stand unescaped. Write {{contact.name}} with two braces.',
    ]);
    expect((await refuse({ html: "<p>no place</p>" })).join()).toContain("/template/html {{content}} is missing");
    const bytes = (size: number) => ({ html: `{{content}}${"é".repeat((size - 12) / 2)}x` });
    expect(await refuse(bytes(65_536))).toEqual([]);
    expect((await refuse({ html: `${bytes(65_536).html}x` })).length).toBeGreaterThan(0);
  });

  test("S39 a notification's text is held to the same rules", async () => {
    const account = await createAccount({ notification: { template: "{{interaction.channel}}: {{contact.address}}" } });
    const body = { notification: { template: "{{#each x}}{{/each}}" } };
    const answer = await service.call("PATCH", `/accounts/${account.id}`, { body, etag: '"1"' });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, "/notification/template"]);
  });

  test("X11 the variables are named with what they mean and a sample; none is a login name", async () => {
    const { body } = await service.call("GET", "/template-variables");
    const items = body["items"] as { name: string; description: string; sample: string; kinds: string[] }[];
    const groups = new Set(items.map(({ name }) => name.split(".")[0]));
    for (const group of ["contact", "list", "account", "agent", "interaction", "queue"])
      expect(groups).toContain(group);
    expect(items.filter(({ name }) => name.startsWith("agent.")).map(({ name }) => name)).toEqual(["agent.name"]);
    expect(
      items.every(({ description, sample, kinds }) => description !== "" && sample !== "" && kinds.length > 0),
    ).toBe(true);
  });
});

describe("previews", () => {
  test("S38 S97 a layout is shown as a document that loads nothing, and as text, with what is not known", async () => {
    const account = await createAccount({ name: "Acme & Sons" });
    const source =
      '<p onclick="x()">Dear {{contact.name}} from {{account.name}}{{contact.nick}}</p>{{content}}<img src="https://x.test/a.png">';
    const { status, body } = await post("/templates/preview", {
      ...{ kind: "body", source, accountId: account.id, fontFamily: "georgia", fontSizePx: 18 },
      sample: { contactName: "<b>Bo</b>" },
    });
    expect(status).toBe(200);
    const { html, text, warnings } = body as unknown as { html: string; text: string; warnings: string[] };
    expect(html).toContain("<p>Dear &lt;b&gt;Bo&lt;/b&gt; from Acme &amp; Sons</p>");
    expect(html).toContain("font-family:Georgia");
    expect(html).toContain("font-size:18px");
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/onclick|src="https/);
    expect(text).toContain("Dear <b>Bo</b> from Acme & Sons");
    expect(warnings).toEqual([
      "Line 1: {{contact.nick}} is not known here and stays empty.",
      "An image lies elsewhere and will not be shown. Upload it as the logo.",
    ]);
  });

  test("S39 a notification is shown as one line", async () => {
    const { body } = await post("/templates/preview", {
      kind: "notification",
      source: "{{queue.name}}:\n{{contact.address}}",
    });
    expect(body["text"]).toBe("Support queue: jane@example.test");
  });

  test("a template that may not be stored is not shown either", async () => {
    const { status, faults } = await post("/templates/preview", { kind: "body", source: "{{lookup this 'x'}}" });
    expect([status, faults[0]]).toEqual([
      422,
      '/source Line 1, column 1: "lookup" takes nothing beside it. Write one variable, such as {{contact.name}}.',
    ]);
  });
});

describe("logos", () => {
  const png = readFileSync(new URL("../../../docs/images/desk.png", import.meta.url)).subarray(0, 1000);
  const send = async (method: string, id: string, body?: Uint8Array<ArrayBuffer>) =>
    fetch(`${service.url}/api/v1/accounts/${id}/logo`, {
      method,
      headers: {
        "mailroom-principal": await signPrincipal(admin, internalKey),
        ...(body === undefined ? {} : { "content-type": "application/octet-stream" }),
      },
      ...(body === undefined ? {} : { body }),
    });
  const put = (id: string, bytes: Uint8Array) => send("PUT", id, new Uint8Array(bytes));
  const gif = (size: number) => Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(size - 6)]);

  test("S38 a picture is kept, shown as what it is, announced, and shown in previews", async () => {
    const account = await createAccount();
    expect((await service.call("GET", `/accounts/${account.id}/logo`)).body["code"]).toBe("logo-not-found");
    const answer = await put(account.id, png);
    expect([answer.status, answer.headers.get("etag")]).toEqual([204, '"2"']);
    const shown = await send("GET", account.id);
    expect([shown.status, shown.headers.get("content-type"), shown.headers.get("x-content-type-options")]).toEqual([
      ...[200, "image/png", "nosniff"],
    ]);
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
    expect((await service.call("GET", `/accounts/${account.id}`)).body).toMatchObject({ logoSet: true, version: 2 });
    expect((await lastSnapshot(account.id)).logo).toMatchObject({ mediaType: "image/png", sizeBytes: 1000 });
    const source = '{{content}}<img src="cid:logo" alt="Acme"><img src="cid:other">';
    const preview = await post("/templates/preview", { kind: "body", source, accountId: account.id });
    expect(preview.body["html"]).toContain(`<img src="data:image/png;base64,${png.toString("base64")}"`);
    expect(preview.body["warnings"]).toEqual(['There is no image "cid:other". The logo is "cid:logo".']);
    await service.call("DELETE", `/accounts/${account.id}/logo`);
    expect((await service.call("GET", `/accounts/${account.id}`)).body).toMatchObject({ logoSet: false, version: 3 });
  });

  test("S38 a logo has 1 MiB and no byte more", async () => {
    const account = await createAccount();
    expect((await put(account.id, gif(1024 * 1024))).status).toBe(204);
    const refused = await put(account.id, gif(1024 * 1024 + 1));
    expect([refused.status, ((await refused.json()) as Body)["code"]]).toEqual([413, "logo-too-large"]);
  });

  test("S38 the first bytes decide: SVG and HTML are no logos, whatever they are called", async () => {
    const account = await createAccount();
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', "<html>GIF89a", "", "RIFF1234WAVE"]) {
      const refused = await put(account.id, Buffer.from(text));
      expect([refused.status, ((await refused.json()) as Body)["code"]]).toEqual([422, "logo-invalid"]);
    }
    const webp = Buffer.from("RIFF\u0001\u0000\u0000\u0000WEBPVP8 ", "latin1");
    expect((await put(account.id, webp)).status).toBe(204);
    expect((await send("GET", account.id)).headers.get("content-type")).toBe("image/webp");
  });
});

describe("actions", () => {
  const condition = { source: "field", name: "subject", operator: "contains", value: "VIP" };

  test("X2 S53 a list is stored in its order, and steps without an id get one that stays", async () => {
    const template = await createTemplate();
    const actions = [
      autoReply(template.id),
      { id: "vip", kind: "gotoIf", condition, stepId: "end" },
      { kind: "tag", tags: ["normal"] },
      { id: "end", kind: "close", dispositionId: null },
    ];
    const account = await createAccount({ actions });
    expect(account.actions).toMatchObject(actions);
    const ids = account.actions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    const reordered = [account.actions[2], account.actions[0], account.actions[1], account.actions[3]];
    const changed = await service.call("PATCH", `/accounts/${account.id}`, {
      body: { actions: reordered },
      etag: '"1"',
    });
    expect((changed.body as unknown as Account).actions.map(({ id }) => id)).toEqual([ids[2], ids[0], "vip", "end"]);
  });

  test("X2 a disposition that has gone is named when the steps change, and keeps nothing else from being saved", async () => {
    const account = await createAccount();
    const path = `/accounts/${account.id}`;
    // goes with its list, whoever names it
    const { body: list } = await service.call("POST", "/lists", { body: { name: "Passing list" } });
    const ofList = { name: "Passing", scope: "list", scopeId: list["id"] };
    const { body: disposition } = await service.call("POST", "/dispositions", { body: ofList });
    const actions = [{ id: "end", kind: "close", dispositionId: disposition["id"] }];
    expect((await service.call("PATCH", path, { body: { actions }, etag: '"1"' })).status).toBe(200);
    expect((await service.call("DELETE", `/lists/${String(list["id"])}`)).status).toBe(204);
    const described = await service.call("PATCH", path, { body: { description: "Changed" }, etag: '"2"' });
    expect([described.status, described.body["actions"]]).toEqual([200, actions]);
    const reordered = await service.call("PATCH", path, { body: { actions }, etag: '"3"' });
    expect(reordered.body.errors).toEqual([
      { pointer: "/actions/0/dispositionId", detail: "Step 1 names a disposition that does not exist." },
    ]);
  });

  test("X9 a disposition that steps close with is not deleted, nor is one above it, until they close with another", async () => {
    const { body: parent } = await service.call("POST", "/dispositions", { body: { name: "Kept" } });
    const below = { name: "Kept below", parentId: parent["id"] };
    const { body: child } = await service.call("POST", "/dispositions", { body: below });
    const actions = [{ id: "end", kind: "close", dispositionId: child["id"] }];
    const account = await createAccount({ actions });
    const remove = async () => service.call("DELETE", `/dispositions/${String(parent["id"])}`);
    const refused = await remove();
    expect([refused.status, refused.body["code"]]).toEqual([409, "disposition-in-use"]);
    expect(refused.body["detail"]).toContain(`"${account.name}"`);
    await service.call("PATCH", `/accounts/${account.id}`, { body: { actions: [] }, etag: '"1"' });
    expect((await remove()).status).toBe(204);
  });

  test("S50 a step does not close with a disposition of another account", async () => {
    const [own, other] = [await createAccount(), await createAccount()];
    const ofOther = { name: "Theirs", scope: "account", scopeId: other.id };
    const { body: disposition } = await service.call("POST", "/dispositions", { body: ofOther });
    const actions = [{ id: "end", kind: "close", dispositionId: disposition["id"] }];
    const close = (id: string) => service.call("PATCH", `/accounts/${id}`, { body: { actions }, etag: '"1"' });
    expect((await close(own.id)).body.errors?.[0]?.pointer).toBe("/actions/0/dispositionId");
    expect((await close(other.id)).status).toBe(200);
    const copy = await service.call("POST", `/accounts/${other.id}/clone`, { body: { name: "Copy", key: "COPY" } });
    expect(copy.status).toBe(201);
  });

  test("X2 a list that makes no sense is refused as a whole, each fault with its step", async () => {
    const missing = "0190a0a0-0000-7000-8000-00000000dead";
    const refuse = async (actions: Body[]) => (await post("/accounts", accountBody({ actions }))).faults;
    expect(await refuse([{ kind: "goto", stepId: "nowhere" }])).toEqual([
      "/actions/0/stepId Step 1 jumps to a step that does not exist.",
    ]);
    expect(await refuse([{ id: "a", kind: "goto", stepId: "a" }])).toEqual([
      "/actions/0/stepId Step 1 goes back to step 1 for ever: no step of the loop waits, ends or leaves it.",
    ]);
    expect(
      await refuse([
        { kind: "queue", queueId: missing, timeoutSeconds: 60, intervalId: missing },
        { kind: "close", dispositionId: missing },
      ]),
    ).toEqual([
      "/actions/0/queueId Step 1 names a queue that does not exist.",
      "/actions/0/intervalId Step 1 names an interval that does not exist.",
      "/actions/1/dispositionId Step 2 names a disposition that does not exist.",
    ]);
  });

  test("X2 a webhook's address is refused where it leads into this network or over plain http", async () => {
    const webhook = (url: string) => ({ kind: "webhook", url, method: "POST", variable: null, timeoutSeconds: 5 });
    for (const url of [
      "http://example.test/",
      // allowed in this network, but never called
      "http://127.0.0.1:9/hook",
      "https://10.0.0.1/",
      "https://0x7f.1/",
      "ftp://x.test/",
      "https://u:p@x.test/",
    ]) {
      const { status, faults } = await post("/accounts", accountBody({ actions: [webhook(url)] }));
      expect([url, status, faults[0]?.slice(0, 23)]).toEqual([url, 422, "/actions/0/url Step 1: "]);
    }
    await createAccount({ actions: [webhook("https://127.0.0.1:9/hook")] });
  });
});

async function lastSnapshot(accountId: string): Promise<AccountSnapshot> {
  const client = new pg.Client({ connectionString: service.database.url });
  await client.connect();
  try {
    const sql = "select data from outbox where key = $1 and channel = 'evt' order by seq desc limit 1";
    const { rows } = await client.query<{ data: AccountSnapshot }>(sql, [accountId]);
    const [row] = rows;
    if (row === undefined) throw new Error("nothing was announced");
    return row.data;
  } finally {
    await client.end();
  }
}
