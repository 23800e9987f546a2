import { describe, expect, test } from "@jest/globals";
import type { AccountCreate } from "@mailroom/contracts/api/account";
import { draftAccount, isSamePlace, patchAccount, sourceOf, tlsModeOfPort } from "./account.ts";
import type { AccountSettings } from "./account-settings.ts";

const listId = "0190a0a0-0000-7000-8000-000000000001";
const nothingStored = { account: false, imap: false, smtp: false };
const sharedStored = { account: true, imap: false, smtp: false };

function gmail(changes: Partial<AccountCreate> = {}): AccountCreate {
  return {
    name: "Support",
    key: "SUP",
    emailAddress: "support@acme.test",
    service: "gmail",
    password: "abcd efgh ijkl mnop",
    ...changes,
  };
}

function custom(changes: Partial<AccountCreate> = {}): AccountCreate {
  return {
    name: "Support",
    key: "SUP",
    emailAddress: "support@acme.test",
    password: "secret",
    imap: { host: "imap.acme.test" },
    smtp: { host: "smtp.acme.test", port: 587 },
    ...changes,
  };
}

function settingsOf(input: AccountCreate): AccountSettings {
  return draftAccount(input, listId).settings;
}

describe("a new account", () => {
  test("S8 a preset service asks for no server", () => {
    const draft = draftAccount(gmail(), listId);
    expect(draft.faults).toEqual([]);
    expect(draft.settings.imap).toMatchObject({ host: "imap.gmail.com", port: 993, ssl: true, mailbox: "INBOX" });
    expect(draft.settings.smtp).toMatchObject({ host: "smtp.gmail.com", port: 465, tlsMode: "implicit" });
  });

  test("S8 other servers than a preset's own are refused, not forgotten; the own ones may be said", () => {
    const imap = { host: "IMAP.gmail.com", port: 993, tlsMode: "implicit" } as const;
    expect(draftAccount(gmail({ imap, smtp: { connectionTimeoutSeconds: 20 } }), listId).faults).toEqual([]);
    const other = { imap: { host: "imap.acme.test" }, smtp: { port: 587, tlsMode: "starttls" } } as const;
    const expected = ["/imap/host", "/smtp/port", "/smtp/tlsMode"];
    expect(draftAccount(gmail(other), listId).faults.map(({ pointer }) => pointer)).toEqual(expected);
    const patched = patchAccount(settingsOf(gmail()), other, sharedStored);
    expect(patched.faults.map(({ pointer }) => pointer)).toEqual(expected);
    const moved = patchAccount(settingsOf(custom()), { service: "gmail", password: "new" }, sharedStored);
    expect(moved.faults).toEqual([]);
  });

  test("S2 S4 S11 what is one line at a server or in a header is refused with a line break in it", () => {
    const imap = { host: "imap.acme.test", mailbox: "INBOX\r\nA1 DELETE x", username: "a\tb", password: "own\r\n" };
    const lines = { name: "A\nB", fromName: "Care\r\nBcc: x@evil.test", hostname: "node\u2028", password: "pasted\n" };
    const draft = draftAccount(custom({ ...lines, imap }), listId);
    expect(draft.faults.map(({ pointer }) => pointer)).toEqual([
      "/name",
      "/fromName",
      "/hostname",
      "/imap/username",
      "/imap/mailbox",
      "/password",
      "/imap/password",
    ]);
    expect(draftAccount(custom({ password: "a\tb ü" }), listId).faults).toEqual([]);
    expect(draftAccount(gmail({ password: "abcd efgh\nijkl mnop\n" }), listId).faults).toEqual([]);
  });

  test("S9 Custom needs both hosts; ports 993 and 465 are proposed", () => {
    const draft = draftAccount(custom({ imap: {}, smtp: {} }), listId);
    expect(draft.faults.map((fault) => fault.pointer)).toEqual(["/imap/host", "/smtp/host"]);
    expect([draft.settings.imap.port, draft.settings.smtp.port]).toEqual([993, 465]);
  });

  test("S12 spaces of a pasted Google app password are stripped, of other passwords not", () => {
    expect(draftAccount(gmail(), listId).secrets.account).toBe("abcdefghijklmnop");
    expect(draftAccount(custom({ password: "a b" }), listId).secrets.account).toBe("a b");
  });

  test("S11 authentication needs user name and password, without it neither is asked", () => {
    const { password: _password, ...withoutPassword } = custom();
    expect(draftAccount(withoutPassword, listId).faults).toEqual([
      { pointer: "/password", detail: "Needed while authentication is on." },
    ]);
    expect(draftAccount({ ...withoutPassword, authentication: false }, listId).faults).toEqual([]);
    expect(
      draftAccount(
        { ...withoutPassword, imap: { host: "i.test", password: "a" }, smtp: { host: "s.test", password: "b" } },
        listId,
      ).faults,
    ).toEqual([]);
  });

  test("S11 who logs in and names no user is the address, also where authentication is switched on later", () => {
    const { emailAddress } = custom();
    expect(draftAccount(custom({ username: null }), listId)).toMatchObject({
      settings: { username: emailAddress },
      faults: [],
    });
    const before = settingsOf(custom({ authentication: false }));
    expect(before.username).toBeNull();
    const nothing = { account: false, imap: false, smtp: false };
    expect(patchAccount(before, { authentication: true, username: null, password: "a" }, nothing)).toMatchObject({
      settings: { username: emailAddress },
      faults: [],
    });
    const own = { username: "own", password: "a" };
    const owners = { authentication: true, imap: own, smtp: own };
    expect(patchAccount(before, owners, nothing)).toMatchObject({ settings: { username: null }, faults: [] });
  });

  test("S31 S32 S33 timeouts are 10 s and 5 s, the mailbox is INBOX", () => {
    expect(settingsOf(custom()).imap).toMatchObject({
      connectionTimeoutSeconds: 10,
      authenticationTimeoutSeconds: 5,
      mailbox: "INBOX",
    });
  });

  test("S95 465 means TLS from the first byte, 587 required STARTTLS", () => {
    expect([tlsModeOfPort(465), tlsModeOfPort(587), tlsModeOfPort(993), tlsModeOfPort(143)]).toEqual([
      "implicit",
      "starttls",
      "implicit",
      "starttls",
    ]);
    expect(settingsOf(custom()).smtp.tlsMode).toBe("starttls");
  });
});

describe("a changed account", () => {
  test("F30 what the patch does not name stays", () => {
    const before = settingsOf(custom());
    const draft = patchAccount(before, { name: "Desk" }, sharedStored);
    expect(draft.settings).toEqual({ ...before, name: "Desk" });
    expect(draft.secrets).toEqual({ account: undefined, imap: undefined, smtp: undefined });
    expect(draft.faults).toEqual([]);
  });

  test("another host or port asks for the password again", () => {
    const before = settingsOf(custom());
    expect(patchAccount(before, { imap: { host: "evil.test" } }, sharedStored).faults).toMatchObject([
      { pointer: "/password" },
    ]);
    expect(patchAccount(before, { imap: { port: 1993 } }, sharedStored).faults).toMatchObject([
      { pointer: "/password" },
    ]);
    expect(patchAccount(before, { imap: { host: "new.test" }, password: "again" }, sharedStored).faults).toEqual([]);
    expect(patchAccount(before, { imap: { host: "new.test", password: "own" } }, sharedStored).faults).toEqual([]);
  });

  test("a server with a password of its own asks for that one", () => {
    const stored = { account: true, imap: true, smtp: false };
    expect(patchAccount(settingsOf(custom()), { imap: { host: "x.test" } }, stored).faults).toMatchObject([
      { pointer: "/imap/password" },
    ]);
  });

  test("the account's password never takes the place of a server's own unless it is typed again", () => {
    const before = settingsOf(custom());
    const own = { account: true, imap: true, smtp: false };
    const removed = { imap: { password: null } };
    expect(patchAccount(before, removed, own).faults).toMatchObject([{ pointer: "/password" }]);
    expect(patchAccount(before, { ...removed, password: "again" }, own).faults).toEqual([]);
    for (const stored of [own, sharedStored]) {
      const moved = patchAccount(before, { imap: { host: "evil.test", password: null } }, stored);
      expect(moved.faults).toMatchObject([{ pointer: "/password" }]);
    }
    expect(patchAccount(before, removed, sharedStored).faults).toEqual([]);
  });

  test("a preset replaces the servers and with them asks for the password", () => {
    const draft = patchAccount(settingsOf(custom()), { service: "yahoo" }, sharedStored);
    expect(draft.settings.imap.host).toBe("imap.mail.yahoo.com");
    expect(draft.faults).toMatchObject([{ pointer: "/password" }]);
  });

  test("removing the password while authentication is on is refused", () => {
    expect(patchAccount(settingsOf(custom()), { password: null }, sharedStored).faults).toMatchObject([
      { pointer: "/password" },
    ]);
    expect(patchAccount(settingsOf(custom()), { password: null, authentication: false }, nothingStored).faults).toEqual(
      [],
    );
  });

  test("a new port takes the TLS mode of that port, an unchanged one keeps its own", () => {
    const before = settingsOf(custom({ smtp: { host: "s.test", port: 2465, tlsMode: "starttls" } }));
    expect(patchAccount(before, { smtp: { ssl: false } }, sharedStored).settings.smtp.tlsMode).toBe("starttls");
    expect(patchAccount(before, { smtp: { port: 465 }, password: "x" }, sharedStored).settings.smtp.tlsMode).toBe(
      "implicit",
    );
  });
});

describe("the source of mail", () => {
  const a = settingsOf(custom());
  const withImap = (imap: Partial<AccountSettings["imap"]>): AccountSettings => ({
    ...a,
    imap: { ...a.imap, ...imap },
  });

  test("S4 two accounts of one host, user and folder read the same mailbox, however they spell it and by whatever port", () => {
    const same = [
      { ...a, name: "Other", key: "OTH" },
      withImap({ host: "IMAP.acme.test." }),
      withImap({ port: 143, tlsMode: "starttls" }),
      withImap({ mailbox: "inbox" }),
      { ...a, username: "Support@ACME.test" },
      withImap({ username: "support@acme.test" }),
    ];
    for (const other of same) expect(sourceOf(other)).toBe(sourceOf(a));
    const others = [
      withImap({ mailbox: "Other" }),
      withImap({ host: "imap2.acme.test" }),
      { ...a, username: "sales@acme.test" },
    ];
    for (const other of others) expect(sourceOf(other)).not.toBe(sourceOf(a));
    expect(sourceOf(withImap({ mailbox: "Other" }))).not.toBe(sourceOf(withImap({ mailbox: "other" })));
  });

  test("S4 a host of other letters is the same in all its spellings, and so is an address in brackets", () => {
    const source = (host: string) => sourceOf(withImap({ host }));
    for (const host of ["xn--bcher-kva.test", "B\u00dcCHER.test.", "bu\u0308cher.test"]) {
      expect(source(host)).toBe(source("b\u00fccher.test"));
    }
    expect(source("[2001:DB8::1]")).toBe(source("2001:db8::1"));
    expect(source("bucher.test")).not.toBe(source("b\u00fccher.test"));
  });

  test("another port or spelling of the user may be another server: what was read before is looked at anew", () => {
    expect(isSamePlace(a, { ...a, name: "Other" })).toBe(true);
    expect(isSamePlace(a, withImap({ host: "IMAP.acme.test", mailbox: "inbox" }))).toBe(true);
    expect(isSamePlace(a, withImap({ port: 143 }))).toBe(false);
    expect(isSamePlace(a, { ...a, username: "Support@acme.test" })).toBe(false);
    expect(isSamePlace(a, withImap({ mailbox: "Other" }))).toBe(false);
  });
});
