import { expect, test } from "@jest/globals";
import type { Account, AccountSummary } from "@mailroom/contracts/api/account";
import { useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});

const original = {
  name: "Support",
  key: "SUP",
  emailAddress: "support@acme.test",
  password: "secret",
  imap: { host: "127.0.0.1", mailbox: "Desk", password: "another" },
  smtp: { host: "127.0.0.1", port: 587 },
  description: "The desk",
  markAsUnread: true,
  imapHeadersFilter: "x-scan=SAFE",
  transfer: { toQueue: true, timeoutSeconds: 90 },
  actions: [{ kind: "tag", id: "first", tags: ["vip"] }],
};

test("X24 a clone has the settings and actions, is inactive, and has no secret", async () => {
  const account = (await service.call("POST", "/accounts", { body: original })).body as unknown as Account;
  const { status, body, etag } = await service.call("POST", `/accounts/${account.id}/clone`, {
    body: { name: "Sales", key: "SAL", emailAddress: "sales@acme.test" },
  });
  const clone = body as unknown as Account;
  expect([status, etag]).toEqual([201, '"1"']);
  const { id, name, key, emailAddress, username, active, createdAt, updatedAt, ...same } = clone;
  expect([name, key, emailAddress, username, active]).toEqual([
    "Sales",
    "SAL",
    "sales@acme.test",
    "sales@acme.test",
    false,
  ]);
  expect(same).toEqual({
    ...Object.fromEntries(Object.entries(account).filter(([field]) => field in same)),
    passwordSet: false,
    passwordChangedAt: null,
    imap: { ...account.imap, passwordSet: false },
  });
  expect([id === account.id, createdAt === updatedAt]).toEqual([false, true]);

  const path = `/accounts/${id}`;
  const edited = await service.call("PATCH", path, { body: { description: "Later" }, etag: '"1"' });
  expect(edited.status).toBe(200);
  const early = await service.call("PATCH", path, { body: { active: true }, etag: '"2"' });
  expect([early.status, early.body.errors?.map(({ pointer }) => pointer)]).toEqual([422, ["/password"]]);
  const complete = await service.call("PATCH", path, { body: { active: true, password: "typed" }, etag: '"2"' });
  expect(complete.body).toMatchObject({ active: true, passwordSet: true });
});

test("X24 a name or key in use, and an account that is not there, are said so", async () => {
  const account = (await service.call("GET", "/accounts?search=support")).body["items"] as AccountSummary[];
  const clone = (body: unknown, id = account[0]?.id ?? "") => service.call("POST", `/accounts/${id}/clone`, { body });
  expect((await clone({ name: "Support", key: "NEW" })).body["code"]).toBe("name-taken");
  expect((await clone({ name: "New", key: "sup" })).body["code"]).toBe("key-taken");
  const missing = await clone({ name: "New", key: "NEW" }, "0190a0a0-0000-7000-8000-0000000000ff");
  expect(missing.body["code"]).toBe("account-not-found");
});
