import { expect, test } from "@jest/globals";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { sessionKeyOf } from "./session-key.ts";

const sealed = { v: 1, keyId: "old", wrapIv: "a", wrappedKey: "b", wrapTag: "c", iv: "d", ciphertext: "e", tag: "f" };
const imap = { host: "mail.test", port: 993, password: sealed };
const told = { accountId: "one", version: 1, imap, smtp: { host: "mail.test", password: null } };
const tag = { id: "t", kind: "tag", tags: ["b", "a"] };

const keyOf = (changes: object): string => sessionKeyOf({ ...told, actions: [tag], ...changes } as AccountSnapshot);

test("S11 a session goes on where a secret is sealed with another key and fields come in another order", () => {
  const rewrapped = { ...sealed, keyId: "new", wrapIv: "x", wrappedKey: "y", wrapTag: "z" };
  const reordered = { password: rewrapped, port: 993, host: "mail.test" };
  const actions = [{ tags: ["b", "a"], kind: "tag", id: "t" }];
  expect(keyOf({ version: 2, actions, imap: reordered })).toBe(keyOf({}));
});

test("a session begins anew with another secret, server or setting, and where the order of a list is another", () => {
  const changes = [
    { imap: { ...imap, password: { ...sealed, ciphertext: "g" } } },
    { imap: { ...imap, port: 143 } },
    { smtp: { host: "other.test", password: null } },
    { actions: [{ ...tag, tags: ["a", "b"] }] },
  ];
  expect(new Set([...changes.map(keyOf), keyOf({})]).size).toBe(changes.length + 1);
});
