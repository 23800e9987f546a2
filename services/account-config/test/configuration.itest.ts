import { describe, expect, test } from "@jest/globals";
import type { AccountSummary } from "@mailroom/contracts/api/account";
import type { ConfigurationDocument, ImportReport } from "@mailroom/contracts/api/configuration";
import { query } from "./library-fixtures.ts";
import { useAccountConfig } from "./running-service.ts";

const source = useAccountConfig({});
const target = useAccountConfig({});
type Service = typeof source;

async function call(service: Service, method: string, path: string, body?: unknown) {
  return service.call(method, path, body === undefined ? {} : { body });
}

async function made(method: string, path: string, body: unknown): Promise<string> {
  const answer = await call(source, method, path, body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body["id"] as string;
}

async function exported(service: Service): Promise<ConfigurationDocument> {
  return (await call(service, "GET", "/configuration")).body as unknown as ConfigurationDocument;
}

const imported = async (document: unknown, query = "") =>
  (await call(target, "POST", `/configuration${query}`, document)).body as unknown as ImportReport;

/** The same queue and agent in two installations. */
const elsewhere = {
  source: { queueId: "0190a0a0-0000-7000-8000-0000000000c1", agentId: "0190a0a0-0000-7000-8000-0000000000a1" },
  target: { queueId: "0190a0a0-0000-7000-8000-0000000000c2", agentId: "0190a0a0-0000-7000-8000-0000000000a2" },
};

async function haveQueueAndAgent(service: Service, { queueId, agentId }: typeof elsewhere.source): Promise<void> {
  await query(service, `insert into queue_copy values ('${queueId}', false, 'Support')`);
  await query(service, `insert into agent_copy values ('${agentId}', false, 'ada@acme.test')`);
}

/** Something of each kind, naming each other. */
async function fill(): Promise<void> {
  const { queueId, agentId } = elsewhere.source;
  await haveQueueAndAgent(source, elsewhere.source);
  const settings = await call(source, "GET", "/settings");
  const templateId = await made("POST", "/templates", { name: "Moved", html: "<p>{{toAccount}}</p>" });
  const patched = await source.call("PATCH", "/settings", {
    body: { loginMailFrequency: 90, accountTransferTemplateId: templateId, features: { assistant: true } },
    etag: settings.etag,
  });
  expect(patched.status).toBe(200);
  const listId = await made("POST", "/lists", { name: "VIP", description: "Important" });
  const intervalId = await made("POST", "/intervals", {
    ...{ name: "Night", zone: "Europe/Rome", holidays: [] },
    subsets: [{ kind: "always", name: "All" }],
  });
  const assistantId = await made("POST", "/assistants", {
    name: "Helper",
    url: "http://127.0.0.1/ask",
    key: "sk-canary",
  });
  const cloudProviderId = await made("POST", "/cloud-providers", {
    ...{ name: "Directory", kind: "microsoft365", clientId: "app", clientSecret: "cs-canary", tenant: "acme.test" },
  });
  const account = {
    ...{ name: "Desk", key: "DESK", emailAddress: "desk@acme.test", password: "pw-canary", listId, assistantId },
    ...{ imap: { host: "127.0.0.1", mailbox: "Desk" }, smtp: { host: "127.0.0.1" }, cloudProviderId },
    ...{ imapHeadersFilter: "x-scan=SAFE", senderAliases: ["sales@acme.test"], markAsUnread: true },
    agentIds: [agentId],
  };
  const accountId = await made("POST", "/accounts", account);
  const parentId = await made("POST", "/dispositions", { name: "Complaint", scope: "account", scopeId: accountId });
  const dispositionId = await made("POST", "/dispositions", { name: "Late", parentId, description: "Too late" });
  await made("POST", "/dispositions", { name: "Everywhere" });
  await made("POST", "/dispositions", { name: "Of the queue", scope: "queue", scopeId: queueId });
  await made("POST", "/canned-answers", { key: "hello", value: "Hello!", accountId });
  await made("POST", "/canned-answers", { key: "hello", value: "<p>Hello all</p>", format: "html" });
  const actions = [
    { id: "ring", kind: "queue", queueId, timeoutSeconds: 60 },
    { id: "ada", kind: "agent", agentId, timeoutSeconds: 60 },
    { id: "reply", kind: "autoReply", templateId, frequency: "oneTime", recipients: "reply", intervalId },
    { id: "end", kind: "close", dispositionId },
  ];
  const changed = await source.call("PATCH", `/accounts/${accountId}`, { body: { actions }, etag: '"1"' });
  expect(changed.status).toBe(200);
}

const apartFromTime = ({ exportedAt: _exportedAt, ...document }: ConfigurationDocument) => document;

describe("the configuration as one document", () => {
  test("X24 exported, imported into a fresh installation and exported again it is the same, without ids and secrets", async () => {
    await fill();
    const document = await exported(source);
    expect(JSON.stringify(document)).not.toMatch(/canary|keyId|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    expect(document.accounts).toHaveLength(1);

    const before = await exported(target);
    const early = await imported(document);
    const details = early.items.flatMap(({ detail }) => detail ?? []);
    expect(details[0]).toMatch(
      /^\/agents\/0: There is no agent with this address.* add them before, or leave them out/,
    );
    expect(details).toContain("/of: There is no queue of this name.");
    await haveQueueAndAgent(target, elsewhere.target);
    const trial = await imported(document, "?dryRun=true");
    expect(trial).toMatchObject({ applied: false, created: 12 });
    expect(apartFromTime(await exported(target))).toEqual(apartFromTime(before));

    const report = await imported(document);
    expect(report.items.filter(({ change }) => change === "refused")).toEqual([]);
    expect(report).toEqual({ ...trial, applied: true });
    expect(apartFromTime(await exported(target))).toEqual(apartFromTime(document));
    const [listed] = (await call(target, "GET", "/accounts")).body["items"] as AccountSummary[];
    const { body: account } = await call(target, "GET", `/accounts/${listed?.id ?? ""}`);
    const { queueId, agentId } = elsewhere.target;
    expect(account).toMatchObject({ active: false, passwordSet: false, name: "Desk", agentIds: [agentId] });
    expect(account["actions"]).toMatchObject([{ kind: "queue", queueId }, { kind: "agent", agentId }, {}, {}]);

    const again = await imported(document);
    expect(again).toMatchObject({ applied: true, created: 0, updated: 0 });
  });

  test("X24 what differs is changed; one fault, and nothing is", async () => {
    const document = await exported(source);
    const [account] = document.accounts;
    const changed = { ...document, lists: [{ name: "vip", description: "Changed" }], accounts: [] };
    expect(await imported(changed)).toMatchObject({ applied: true, created: 0, updated: 1 });

    const faulty = {
      ...document,
      lists: [{ name: "Another" }],
      accounts: [
        { ...account, name: "Second", key: "SEC", list: "Nowhere" },
        { ...account, name: "Third", key: "TOOLONG" },
        {
          ...account,
          name: "Fourth",
          key: "FOUR",
          actions: [{ kind: "close", disposition: { scope: "global", of: null, path: ["No"] } }],
        },
        { ...account, name: "Fifth", key: "FIVE", imapHeadersFilter: "x==y" },
        { ...account, name: "Sixth", key: "SIX", colour: "red" },
      ],
    };
    const before = await exported(target);
    const report = await imported(faulty);
    expect(report.applied).toBe(false);
    const refused = report.items.filter(({ change }) => change === "refused");
    expect(refused.map(({ name, detail }) => [name, detail?.split(":")[0]])).toEqual([
      ["Second", "/list"],
      ["Third", "/key"],
      ["Fifth", "/imapHeadersFilter"],
      ["Sixth", "/colour"],
      ["Fourth", "/actions/0/disposition"],
    ]);
    expect(apartFromTime(await exported(target))).toEqual(apartFromTime(before));
  });

  test("X24 an account that has another server in the file says where its password is typed", async () => {
    const [account] = (await exported(source)).accounts as Record<string, object>[];
    const own = { ...account, name: "Moving", key: "MOVE", emailAddress: "moving@acme.test", actions: [] };
    const document = { ...(await exported(target)), accounts: [own] };
    expect(await imported(document)).toMatchObject({ applied: true });
    const list = await call(target, "GET", "/accounts?search=Moving");
    const id = (list.body as unknown as { items: AccountSummary[] }).items[0]?.id ?? "";
    await target.call("PATCH", `/accounts/${id}`, { body: { password: "own" }, etag: "*" });
    const moved = { ...document, accounts: [{ ...own, imap: { ...account?.["imap"], port: 1993 } }] };
    const { applied, items } = await imported(moved);
    const detail = items.find(({ change }) => change === "refused")?.detail;
    expect([applied, detail]).toEqual([
      false,
      expect.stringMatching(/^\/password: .*set it at the account, with its password/),
    ]);
    expect((await target.call("DELETE", `/accounts/${id}`, { etag: "*" })).status).toBe(204);
  });

  test("X13 X24 a key that may not run all accounts does not switch off the check of certificates by an import", async () => {
    const document = await exported(target);
    const [account] = document.accounts as { name: string }[];
    const unchecked = [
      { ...account, acceptAnyCertificate: true },
      { ...account, name: "Open", key: "OPEN", acceptAnyCertificate: true },
    ];
    const key = { kind: "api-key", apiKeyId: "0190a0a0-0000-7000-8000-0000000000dd", accountIds: null } as const;
    const importAs = async (scopes: string[]) => {
      const principal = { ...key, scopes };
      const body = { ...document, accounts: unchecked };
      return target.call("POST", "/configuration?dryRun=true", { body, principal });
    };
    const refused = { change: "refused", detail: expect.stringContaining("/acceptAnyCertificate") as unknown };
    const { body } = await importAs(["configuration.write"]);
    const items = (body["items"] as ImportReport["items"]).filter(({ kind }) => kind === "account");
    expect(items).toEqual([
      expect.objectContaining({ name: "Open", ...refused }),
      expect.objectContaining({ name: account?.name, ...refused }),
    ]);
    const allowed = await importAs(["configuration.write", "accounts.*"]);
    expect(allowed.body).toMatchObject({ created: 1, updated: 1 });
  });

  test("X24 what an entry does not name stays, an account's steps and a disposition's description too", async () => {
    const document = await exported(target);
    const empty = { ...document, accounts: [], dispositions: [], settings: {} };
    const [account] = document.accounts as { name: string; actions: unknown[] }[];
    const [disposition] = document.dispositions.filter((one) => "description" in one && one["description"] !== null);
    const { description: _description, ...named } = disposition as { description: string; path: string[] };
    const path = named.path.map((name) => name.toUpperCase());
    const report = await imported({
      ...empty,
      accounts: [{ name: account?.name, description: "Changed" }],
      dispositions: [{ ...named, path }],
    });
    expect(report).toMatchObject({ applied: true, updated: 2 });
    const after = await exported(target);
    const { actions: before = [], ...rest } = account ?? {};
    expect(before).toHaveLength(4);
    const actions = [...before.slice(0, 3), { id: "end" }];
    expect(after.accounts).toMatchObject([{ ...rest, description: "Changed", actions }]);
    expect(after.dispositions).toContainEqual({ ...disposition, path: [...named.path.slice(0, -1), path.at(-1)] });
  });

  test("X24 entries are held to what the API takes, in its words, whatever is there already", async () => {
    const document = await exported(target);
    const [account] = document.accounts as { name: string }[];
    const refusalsOf = async (entries: Partial<ConfigurationDocument>) => {
      const empty = { lists: [], intervals: [], templates: [], assistants: [], cloudProviders: [], dispositions: [] };
      const given = { ...document, ...empty, cannedAnswers: [], accounts: [], settings: {}, ...entries };
      const { applied, items } = await imported(given);
      expect(applied).toBe(false);
      return items.flatMap(({ change, detail }) => (change === "refused" ? [detail] : []));
    };
    const unknown = "/colour: There is no such field.";
    expect(await refusalsOf({ accounts: [{ name: account?.name, colour: 1 }] })).toEqual([unknown]);
    expect(await refusalsOf({ settings: { colour: 1 } })).toEqual([unknown]);
    const known = { scope: "global", of: null, path: ["Everywhere"] };
    expect(await refusalsOf({ dispositions: [{ ...known, colour: 1 }] })).toEqual([unknown]);
    expect(await refusalsOf({ dispositions: [{ ...known, path: ["New"], colour: 1 }] })).toEqual([unknown]);
    expect(await refusalsOf({ lists: [{}] })).toEqual(["/name: This field is required."]);
    expect(await refusalsOf({ accounts: [{ name: account?.name, actions: null }] })).toEqual([
      "/actions: Must be a list.",
    ]);
    const twice = [{ ...account, name: "Twin", key: "TWIN", actions: [] }, { name: "twin" }];
    expect(await refusalsOf({ accounts: twice })).toEqual(["/name: An account of this name stands above."]);
  });

  test("X10 X24 cloud providers that need a secret come without, and wait for it", async () => {
    const appOnly = { kind: "microsoft365", grant: "client_credentials", tenant: "acme.test", issuer: null };
    const google = { kind: "google", grant: "authorization_code", tenant: null, issuer: null };
    for (const [name, entry] of Object.entries({ "App-only": appOnly, Google: google })) {
      await made("POST", "/cloud-providers", { ...entry, name, clientId: "id", clientSecret: "cs-canary" });
    }
    const document = await exported(source);
    expect(await imported(document)).toMatchObject({ applied: true, created: 2 });
    expect((await exported(target)).cloudProviders).toEqual(document.cloudProviders);
    const renamed = document.cloudProviders.map((entry) => ({ ...entry, clientId: "another" }));
    expect(await imported({ ...document, cloudProviders: renamed })).toMatchObject({ applied: true, updated: 3 });

    const { body } = await call(target, "GET", "/cloud-providers?search=Google");
    const [copy] = body["items"] as { id: string; clientSecretSet: boolean }[];
    expect(copy?.clientSecretSet).toBe(false);
    const patch = async (fields: object) =>
      target.call("PATCH", `/cloud-providers/${copy?.id ?? ""}`, { body: fields, etag: "*" });
    expect((await patch({ name: "Ours" })).body.errors?.[0]?.pointer).toBe("/clientSecret");
    expect((await patch({ name: "Ours", clientSecret: "typed" })).body).toMatchObject({ clientSecretSet: true });
  });

  test("S45 X24 with the add-on off assistants are hidden, and an import does not take them from accounts", async () => {
    const switchTo = async (assistant: boolean) => {
      const { status } = await target.call("PATCH", "/settings", { body: { features: { assistant } }, etag: "*" });
      expect(status).toBe(200);
    };
    const before = await exported(target);
    await switchTo(false);
    const { assistants, accounts } = await exported(target);
    expect(assistants).toEqual([]);
    expect(accounts).toEqual(
      (before.accounts as { assistant: string }[]).map(({ assistant: _hidden, ...rest }) => rest),
    );
    await switchTo(true);
    const changed = accounts.map((account) => ({ ...account, description: "While it was off" }));
    expect(await imported({ ...before, assistants, accounts: changed })).toMatchObject({ applied: true });
    expect((await exported(target)).accounts).toMatchObject([{ assistant: "Helper", description: "While it was off" }]);
  });
});
