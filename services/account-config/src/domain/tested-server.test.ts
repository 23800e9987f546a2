import { describe, expect, test } from "@jest/globals";
import type { AccountPatch } from "@mailroom/contracts/api/account";
import { draftAccount, patchAccount } from "./account.ts";
import { planTest } from "./tested-server.ts";

const listId = "0190a0a0-0000-7000-8000-000000000001";
const saved = draftAccount(
  {
    ...{ name: "Desk", key: "DESK", emailAddress: "desk@acme.test", password: "stored" },
    imap: { host: "imap.acme.test" },
    smtp: { host: "smtp.acme.test", password: "stored too" },
  },
  listId,
).settings;
const stored = { account: true, imap: false, smtp: true };

function plan(which: "imap" | "smtp", patch: AccountPatch) {
  return planTest(which, patchAccount(saved, patch, stored), { settings: saved, secrets: stored });
}

describe("a draft over a saved account", () => {
  test("S16 uses the stored password at the stored server, the server's own before the account's", () => {
    expect(plan("imap", { name: "" })).toMatchObject({
      login: { username: "desk@acme.test", password: { kind: "stored", secret: "account" } },
    });
    expect(plan("smtp", {})).toMatchObject({ login: { password: { kind: "stored", secret: "smtp" } } });
  });

  test.each<[string, "imap" | "smtp", AccountPatch, string]>([
    ["another host", "imap", { imap: { host: "imap.evil.test" } }, "/password"],
    ["another port", "imap", { imap: { port: 143 } }, "/password"],
    ["another user", "imap", { username: "boss@acme.test" }, "/password"],
    ["another user of the server alone", "smtp", { smtp: { username: "boss" } }, "/smtp/password"],
    ["the account's password in place of the server's own", "smtp", { smtp: { password: null } }, "/password"],
    ["a service with servers of its own", "imap", { service: "gmail" }, "/password"],
  ])("S16 asks for the password again for %s", (_name, which, patch, pointer) => {
    expect(plan(which, patch)).toMatchObject({ kind: "refused", faults: [{ pointer }] });
  });

  test("S16 is refused before any packet where what goes to the server breaks its line; another server's is left to saving", () => {
    const patch = { imap: { mailbox: "INBOX\r\nA1 LOGOUT" } };
    expect(plan("imap", patch)).toMatchObject({ kind: "refused", faults: [{ pointer: "/imap/mailbox" }] });
    expect(plan("smtp", patch)).toMatchObject({ kind: "ready" });
  });

  test("a typed password goes anywhere; one that is removed is missed", () => {
    const elsewhere = plan("imap", { password: "typed", imap: { host: "imap.other.test" } });
    expect(elsewhere).toMatchObject({ login: { password: { kind: "typed", password: "typed" } } });
    expect(plan("imap", { password: null })).toMatchObject({ kind: "refused", faults: [{ pointer: "/password" }] });
    expect(plan("imap", { authentication: false })).toMatchObject({ kind: "ready", login: null });
  });
});

test("X10 an access token is used at the saved server with the saved provider, and goes nowhere else", () => {
  const cloudProviderId = "0190a0a0-0000-7000-8000-000000000002";
  const none = { account: false, imap: false, smtp: false };
  const consented = { ...saved, authenticationMethod: "oauth" as const, cloudProviderId };
  const planFor = (patch: AccountPatch) =>
    planTest("imap", patchAccount(consented, patch, none), { settings: consented, secrets: none });
  expect(planFor({ name: "Renamed" })).toMatchObject({ login: { password: { kind: "token" } } });
  expect(planFor({ imap: { host: "imap.evil.test" } })).toMatchObject({ faults: [{ pointer: "/imap/host" }] });
  expect(planFor({ username: "boss@acme.test" })).toMatchObject({ faults: [{ pointer: "/imap/host" }] });
  expect(planFor({ cloudProviderId: listId })).toMatchObject({ faults: [{ pointer: "/authenticationMethod" }] });
  expect(plan("imap", { authenticationMethod: "oauth", cloudProviderId })).toMatchObject({
    faults: [{ pointer: "/authenticationMethod" }],
  });
});

test("a draft of a new account needs no more than its server, user and password", () => {
  const draft = draftAccount({ name: "", key: "", emailAddress: "", smtp: { host: "smtp.acme.test" } }, listId);
  expect(planTest("imap", draft, null)).toMatchObject({ faults: [{ pointer: "/imap/host" }] });
  expect(planTest("smtp", draft, null)).toMatchObject({ faults: [{ pointer: "/username" }] });
});
