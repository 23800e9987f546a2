import { expect, test } from "@jest/globals";
import { makePasswords } from "./passwords.ts";

test("a password is kept as argon2id and only the right one is accepted", async () => {
  const passwords = await makePasswords();
  const stored = await passwords.hash("correct horse battery");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.verify(stored, "correct horse battery")).toBe(true);
  expect(await passwords.verify(stored, "wrong")).toBe(false);
});

test("nobody's password is never right, not even the one it is compared with", async () => {
  const passwords = await makePasswords();
  expect(await passwords.verify(null, "a password that nobody has")).toBe(false);
});
