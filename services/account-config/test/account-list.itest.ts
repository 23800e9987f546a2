import { describe, expect, test } from "@jest/globals";
import type { Account, AccountSummary } from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import { agent, agentId, createAccount, listAll, query } from "./library-fixtures.ts";
import { useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});

const summaryOf = (account: Account): AccountSummary => ({
  id: account.id,
  version: account.version,
  name: account.name,
  key: account.key,
  emailAddress: account.emailAddress,
  fromName: account.fromName,
  listId: account.listId,
  active: account.active,
  service: account.service,
  markAsUnread: account.markAsUnread,
  mandatoryDisposition: account.mandatoryDisposition,
  senderAliases: account.senderAliases,
});

async function listed(search: string, principal?: Principal): Promise<AccountSummary[]> {
  const path = `/accounts?search=${encodeURIComponent(search)}`;
  const { status, body } = await service.call("GET", path, principal === undefined ? {} : { principal });
  expect(status).toBe(200);
  return body["items"] as AccountSummary[];
}

describe("the list of accounts", () => {
  test("S1 it shows every change at once, also where it showed the account before", async () => {
    const account = await createAccount(service, { name: "Changing desk" });
    expect(await listed("Changing desk")).toEqual([summaryOf(account)]);
    const patch = { senderAliases: ["other@example.test"], mandatoryDisposition: true, fromName: "Desk" };
    const { body } = await service.call("PATCH", `/accounts/${account.id}`, { body: patch, etag: '"1"' });
    expect(await listed("Changing desk")).toEqual([summaryOf(body as unknown as Account)]);
    expect(await listed("Changing desk")).toMatchObject([{ ...patch, version: 2 }]);
    // what stands in the database is what counts, whoever wrote it
    await query(service, `update account set from_name = 'Third' where id = '${account.id}'`);
    expect(await listed("Changing desk")).toMatchObject([{ ...patch, fromName: "Third" }]);
    await service.call("DELETE", `/accounts/${account.id}`);
    expect(await listed("Changing desk")).toEqual([]);
  });

  test("a row from before a preference existed shows its default", async () => {
    const { id } = await createAccount(service, { name: "Early desk", senderAliases: ["early@example.test"] });
    await query(service, `update account set preferences = '{}' where id = '${id}'`);
    expect(await listed("Early desk")).toMatchObject([{ mandatoryDisposition: false, senderAliases: [] }]);
  });

  test("pages follow each other without gap or repetition, and end where nothing follows", async () => {
    const names = [0, 1, 2, 3].map((index) => `Paged ${index}`);
    for (const name of names) await createAccount(service, { name });
    for (const limit of [1, 2, 3, 4, 5]) {
      const pages = await listAll<AccountSummary>(service, "/accounts?search=paged", limit);
      expect(pages.map(({ name }) => name)).toEqual(names);
    }
    expect((await service.call("GET", "/accounts?cursor=forged.AAAA")).body["code"]).toBe("invalid-cursor");
  });
});

describe("an agent", () => {
  const servers = { host: "127.0.0.1", username: "canary-login" };

  test("sees only accounts linked to them, and changes none", async () => {
    const linked = await createAccount(service, { name: "Linked desk", agentIds: [agentId] });
    const other = await createAccount(service, { name: "Linked to nobody" });
    expect((await listed("linked", agent)).map(({ id }) => id)).toEqual([linked.id]);
    for (const { id } of [linked, other]) {
      expect((await service.call("DELETE", `/accounts/${id}`, { principal: agent })).status).toBe(403);
    }
  });

  test("gets nothing of an account's servers, logins, people, actions and rules, by no way that shows accounts", async () => {
    const account = await createAccount(service, {
      name: "Closed desk",
      username: "canary-user",
      description: "canary-note",
      agentIds: [agentId],
      imap: { ...servers, mailbox: "canary-box" },
      smtp: servers,
      actions: [{ kind: "tag", tags: ["canary"] }],
      imapHeadersFilter: "x-canary",
      fixedBcc: ["canary@example.test"],
    });
    const path = `/accounts/${account.id}`;
    expect(await listed("Closed desk", agent)).toEqual([summaryOf(account)]);
    expect(JSON.stringify(await listed("Closed desk", agent))).not.toMatch(/canary|127\.0\.0\.1/);
    for (const closed of [path, `${path}/logo`, "/settings", "/configuration", "/lists", "/assistants"]) {
      const { status, body } = await service.call("GET", closed, { principal: agent });
      expect([closed, status, body["code"]]).toEqual([closed, 403, "not-allowed"]);
    }
  });

  test("has what the composer offers for the account", async () => {
    const { id } = await createAccount(service, { agentIds: [agentId] });
    for (const offered of ["dispositions", "canned-answers"]) {
      expect((await service.call("GET", `/accounts/${id}/${offered}`, { principal: agent })).status).toBe(200);
    }
  });
});

test("a key of some accounts lists these, with the scope to list or to read", async () => {
  const mine = await createAccount(service, { name: "Keyed one" });
  const other = await createAccount(service, { name: "Keyed two" });
  const keyWith = (scope: string): Principal => ({
    kind: "api-key",
    apiKeyId: agentId,
    scopes: [scope],
    accountIds: [mine.id],
  });
  for (const scope of ["accounts.list", "accounts.read", "accounts.*"]) {
    expect((await listed("keyed", keyWith(scope))).map(({ id }) => id)).toEqual([mine.id]);
  }
  const whole = (id: string, scope: string) => service.call("GET", `/accounts/${id}`, { principal: keyWith(scope) });
  expect((await whole(mine.id, "accounts.read")).body).toMatchObject({ imap: { host: "127.0.0.1" } });
  expect((await whole(mine.id, "accounts.list")).status).toBe(403);
  expect((await whole(other.id, "accounts.read")).status).toBe(404);
});

test("a key of some accounts changes nothing that belongs to all, and is told why", async () => {
  const mine = await createAccount(service, { name: "Held one" });
  const held: Principal = {
    ...{ kind: "api-key", apiKeyId: agentId, accountIds: [mine.id] },
    scopes: ["settings.*", "lists.*", "canned-answers.*", "dispositions.*", "configuration.*", "accounts.*"],
  };
  const answers = { key: "held", value: "Hello" };
  const refused: [string, string, unknown?][] = [
    ["PATCH", "/settings", { searchOn: "typing" }],
    ["POST", "/lists", { name: "Held list" }],
    ["POST", "/canned-answers", answers],
    ["POST", "/dispositions", { name: "Held disposition" }],
    ["GET", "/configuration"],
  ];
  for (const [method, path, body] of refused) {
    const answer = await service.call(method, path, { principal: held, etag: "*", body });
    expect([path, answer.status, answer.body["code"]]).toEqual([path, 403, "not-allowed"]);
    expect(answer.body["detail"]).toMatch(/certain accounts only, and this concerns all/);
  }
  const own = await service.call("POST", "/canned-answers", {
    ...{ principal: held, body: { ...answers, accountId: mine.id } },
  });
  expect(own.status).toBe(201);
  expect((await service.call("GET", "/settings", { principal: held })).status).toBe(200);
});
