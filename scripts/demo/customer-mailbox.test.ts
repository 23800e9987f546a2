import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { findMailPassword } from "@mailroom/local-stack/mail-users";
import { customerMailbox } from "./customer-mailbox.ts";

let usersDirectory = "";
beforeEach(async () => {
  usersDirectory = await mkdtemp(join(tmpdir(), "mail-users-"));
});
afterEach(async () => {
  await rm(usersDirectory, { recursive: true });
});
const demo = () => ({
  mail: { usersDirectory, mailboxes: [{ whose: "customer", address: "customer@example.test", password: "pass" }] },
});

test("whoever writes to the demo has a mailbox for the answer, however often they write", async () => {
  const jane = { whose: "customer", address: "jane@example.test", password: "pass" };
  expect(await customerMailbox(demo(), "Jane@Example.test")).toEqual(jane);
  expect(await customerMailbox(demo(), "jane@example.test")).toEqual(jane);
  expect(await findMailPassword(usersDirectory, "jane@example.test")).toBe("pass");
});

test("an address that the demo server cannot hold gets no mailbox, and no error", async () => {
  expect(await customerMailbox(demo(), '"odd one"+tag@example.test')).toBeNull();
});
