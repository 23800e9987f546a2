import { expect, test } from "@jest/globals";
import { routesOf } from "@mailroom/contracts/catalogue";
import type { AuditFacts } from "@mailroom/contracts/events/audit-entry";
import type { Principal } from "@mailroom/contracts/principal";
import { signPrincipal } from "@mailroom/http/principal-token";
import { createAccount, query } from "./library-fixtures.ts";
import { admin, adminId, internalKey, useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});
const canary = "canary";
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==",
  "base64",
);

const notes = async (): Promise<AuditFacts[]> => {
  const sql = "select data from outbox where channel = 'cmd.gateway' order by created_at, key, seq";
  return (await query<{ data: AuditFacts }>(service, sql)).map(({ data }) => data);
};

/** What a call has left in the log, and what it has answered. */
async function noted<T>(run: () => Promise<T>): Promise<{ left: AuditFacts[]; answer: T }> {
  const before = (await notes()).length;
  const answer = await run();
  return { left: (await notes()).slice(before), answer };
}

const anyList = async () => ((await service.call("GET", "/lists")).body["items"] as { id: string }[])[0]?.id;

const performed = new Set<string>();

/** Calls a route, and expects one entry of it. Answers the object's id. */
async function write(
  operationId: string,
  values: { path?: string; body?: unknown; upload?: Buffer } = {},
): Promise<string> {
  const route = routesOf("account-config").find((each) => each.operationId === operationId);
  if (route === undefined) throw new Error(`there is no route ${operationId}`);
  const { path = route.path, body, upload } = values;
  performed.add(operationId);
  const { left, answer } = await noted(() =>
    upload === undefined
      ? service.call(route.method, path, { ...(body === undefined ? {} : { body }), etag: "*" })
      : sendFile(route.method, path, upload),
  );
  expect([operationId, answer.status < 300, left.length]).toEqual([operationId, true, 1]);
  expect(left[0]?.actor).toEqual({ kind: "user", id: adminId });
  return left[0]?.objectId ?? "";
}

async function sendFile(method: string, path: string, upload: Buffer): Promise<{ status: number }> {
  const headers = {
    "mailroom-principal": await signPrincipal(admin, internalKey),
    "content-type": "application/octet-stream",
  };
  return fetch(`${service.url}/api/v1${path}`, { method, headers, body: new Uint8Array(upload) });
}

test("X13 every administrative write leaves one entry that names who and what, and no text, address or secret", async () => {
  const server = { host: `${canary}.example.test` };
  const secrets = { password: `${canary}-pw`, imap: server, smtp: { ...server, password: `${canary}-smtp` } };
  const named = { name: `${canary} name`, description: `${canary} words` };
  const html = `<p>${canary}</p>`;

  const list = await write("createList", { body: named });
  await write("updateList", { path: `/lists/${list}`, body: { description: canary } });
  const created = {
    ...named,
    ...secrets,
    key: "CAN",
    emailAddress: `${canary}@example.test`,
    active: false,
    listId: list,
  };
  const account = await write("createAccount", { body: created });
  await write("updateAccount", { path: `/accounts/${account}`, body: { password: `${canary}-new`, username: canary } });
  await write("uploadAccountLogo", { path: `/accounts/${account}/logo`, upload: pixel });
  await write("deleteAccountLogo", { path: `/accounts/${account}/logo` });
  const copy = await write("cloneAccount", { path: `/accounts/${account}/clone`, body: { name: "Copy", key: "COP" } });
  await write("deleteAccount", { path: `/accounts/${copy}` });
  const disposition = await write("createDisposition", { body: named });
  await write("updateDisposition", { path: `/dispositions/${disposition}`, body: { name: `${canary} other` } });
  await write("deleteDisposition", { path: `/dispositions/${disposition}` });
  const answer = await write("createCannedAnswer", { body: { key: canary, value: canary } });
  const file = `/canned-answers/${answer}/attachments`;
  await write("addCannedAttachment", { path: `${file}?filename=${canary}.pdf&contentType=a%2Fb`, upload: pixel });
  await write("updateCannedAnswer", { path: `/canned-answers/${answer}`, body: { value: `${canary} 2` } });
  const { attachments } = (await service.call("GET", `/canned-answers/${answer}`)).body;
  await write("deleteCannedAttachment", { path: `${file}/${(attachments as { id: string }[])[0]?.id ?? ""}` });
  await write("deleteCannedAnswer", { path: `/canned-answers/${answer}` });
  const rules = { zone: "Europe/Rome", subsets: [{ kind: "always", name: canary }], holidays: [] };
  const interval = await write("createInterval", { body: { ...named, ...rules } });
  await write("updateInterval", { path: `/intervals/${interval}`, body: { zone: "Asia/Kolkata" } });
  await write("deleteInterval", { path: `/intervals/${interval}` });
  const template = await write("createMessageTemplate", { body: { name: canary, html } });
  await write("updateMessageTemplate", { path: `/templates/${template}`, body: { subject: canary } });
  await write("deleteMessageTemplate", { path: `/templates/${template}` });
  expect(await write("updateSettings", { body: { features: { assistant: true } } })).toBe("global");
  const asked = { name: canary, url: "http://127.0.0.1/canary", key: `${canary}-key` };
  const assistant = await write("createAssistant", { path: "/assistants", body: asked });
  await write("updateAssistant", { path: `/assistants/${assistant}`, body: { active: false } });
  await write("deleteAssistant", { path: `/assistants/${assistant}` });
  const application = {
    name: canary,
    kind: "microsoft365",
    clientId: canary,
    clientSecret: `${canary}-cs`,
    tenant: "x",
  };
  const provider = await write("createCloudProvider", { body: application });
  const newSecret = { clientSecret: `${canary}-cs2` };
  await write("updateCloudProvider", { path: `/cloud-providers/${provider}`, body: newSecret });
  await write("deleteCloudProvider", { path: `/cloud-providers/${provider}` });
  await write("deleteAccount", { path: `/accounts/${account}` });
  await write("deleteList", { path: `/lists/${list}` });

  const all = await notes();
  expect(JSON.stringify(all)).not.toContain(canary);
  const of = (objectId: string) => all.filter((note) => note.objectId === objectId);
  expect(of(account).map(({ action }) => action)).toEqual(["created", "changed", "changed", "changed", "deleted"]);
  expect(of(account)[1]?.changes.map(({ field, masked }) => [field, masked])).toEqual([
    ["password", true],
    ["username", true],
  ]);
  expect(of("global").flatMap(({ changes }) => changes)).toEqual([
    { field: "features.assistant", masked: false, before: false, after: true },
  ]);

  // these make several objects, each with an entry: see below; consent is given at the provider: see oauth.itest.ts
  const others = ["createStarterDispositions", "importConfiguration", "startConsent"];
  const writes = routesOf("account-config").filter(({ method, action }) => method !== "GET" && /write$/.test(action));
  expect([...performed, ...others].sort()).toEqual(writes.map(({ operationId }) => operationId).sort());
});

test("X13 what changes nothing, is refused or only tried leaves no entry; an import one for itself and one an object", async () => {
  const account = await createAccount(service, { listId: await anyList() });
  const path = `/accounts/${account.id}`;
  const document = {
    ...(await service.call("GET", "/configuration")).body,
    lists: [{ name: "Brought along", description: null }],
    accounts: [],
  };
  const { left: none } = await noted(async () => {
    expect((await service.call("PATCH", path, { body: { active: false }, etag: '"1"' })).status).toBe(200);
    expect((await service.call("PATCH", path, { body: { key: "TOOLONG" }, etag: '"2"' })).status).toBe(422);
    expect((await service.call("PATCH", path, { body: { active: true }, etag: '"9"' })).status).toBe(412);
    expect((await service.call("POST", "/configuration?dryRun=true", { body: document })).status).toBe(200);
  });
  expect(none).toEqual([]);
  const { left } = await noted(() => service.call("POST", "/configuration", { body: document }));
  expect(left.map(({ objectType, action }) => [objectType, action]).sort()).toEqual([
    ["configuration", "imported"],
    ["list", "created"],
  ]);
  const { left: starters, answer } = await noted(() => service.call("POST", "/dispositions/starter-set"));
  expect(starters.map(({ action }) => action)).toEqual(Array(Number(answer.body["created"])).fill("created"));
});

test("X13 not checking certificates stands out, with protocol and server, and so does its end", async () => {
  const account = await createAccount(service, { listId: await anyList(), imap: { host: "127.0.0.1", port: 993 } });
  const key: Principal = { kind: "api-key", apiKeyId: account.id, scopes: ["accounts.*"], accountIds: null };
  const patch = async (body: unknown, version: number) => {
    const { left } = await noted(() =>
      service.call("PATCH", `/accounts/${account.id}`, { body, etag: `"${version}"`, principal: key }),
    );
    return left.map(({ alert, actor, changes }) => ({ alert, by: actor?.kind, changes }));
  };
  const servers = ["IMAP 127.0.0.1:993", "SMTP 127.0.0.1:465"];
  const told = (field: string, before: unknown, after: unknown) => ({ field, masked: false, before, after });
  expect(await patch({ acceptAnyCertificate: true }, 1)).toEqual([
    {
      alert: "certificates-unchecked",
      by: "api-key",
      changes: [told("acceptAnyCertificate", false, true), told("uncheckedServers", null, servers)],
    },
  ]);
  expect(await patch({ smtp: { ssl: false } }, 2)).toMatchObject([{ alert: null }]);
  const other = { imap: { host: "127.0.0.2" }, password: "secret" };
  expect(await patch(other, 3)).toMatchObject([{ alert: "certificates-unchecked" }]);
  expect(await patch({ acceptAnyCertificate: false }, 4)).toMatchObject([
    {
      alert: "certificates-checked",
      changes: [told("acceptAnyCertificate", true, false), told("uncheckedServers", ["IMAP 127.0.0.2:993"], null)],
    },
  ]);
});

test("a change that says nothing new makes no version, tells nobody and leaves no entry", async () => {
  await service.call("PATCH", "/settings", { body: { features: { assistant: true } }, etag: "*" });
  const dates = [{ date: "2026-12-25", everyYear: true, label: "" }];
  const interval = { zone: "UTC", subsets: [{ kind: "dates", name: "Days", dates }], holidays: [] };
  const provider = { kind: "google", clientId: "client", clientSecret: canary };
  const made: [string, Record<string, unknown>][] = [
    ["/lists", { name: "Same list" }],
    ["/intervals", { name: "Same interval", ...interval }],
    ["/templates", { name: "Same template", html: "<p>Hello</p>" }],
    ["/dispositions", { name: "Same disposition" }],
    ["/canned-answers", { key: "same", value: "Hello" }],
    ["/assistants", { name: "Same assistant", url: "https://127.0.0.1/", key: canary }],
    ["/cloud-providers", { name: "Same provider", ...provider }],
  ];
  const paths = [`/accounts/${(await createAccount(service, { listId: await anyList() })).id}`, "/settings"];
  for (const [path, body] of made) {
    paths.push(`${path}/${String((await service.call("POST", path, { body })).body["id"])}`);
  }
  const events = async () => query(service, "select key, seq from outbox order by key, seq");
  const before = await events();
  for (const path of paths) {
    const { body, etag } = await service.call("GET", path);
    const { name, key, template, transfer } = body;
    const nothing = path === "/settings" ? { searchOn: body["searchOn"] } : { name, key, template, transfer };
    const known = path.startsWith("/assistants") ? { name } : nothing;
    for (const said of [{}, known]) {
      const after = await service.call("PATCH", path, { body: said, etag });
      expect([path, after.status, after.etag, after.body]).toEqual([path, 200, etag, body]);
    }
  }
  expect(await events()).toEqual(before);
});
