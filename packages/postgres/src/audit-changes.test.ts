import { expect, test } from "@jest/globals";
import { changesBetween } from "./audit-changes.ts";

const told = (field: string, before: unknown, after: unknown) => ({ field, masked: false, before, after });
const masked = (field: string) => ({ field, masked: true, before: null, after: null });

test("X13 switches, numbers and ids are told before and after; a new field says nothing until somebody lets it", () => {
  const before = { version: 1, active: true, imap: { port: 993, host: "old.example.test" }, brandNew: 1, listId: "a" };
  const after = { version: 2, active: false, imap: { port: 143, host: "new.example.test" }, brandNew: 2, listId: "a" };
  expect(changesBetween("account", before, after)).toEqual([
    told("active", true, false),
    masked("brandNew"),
    masked("imap.host"),
    told("imap.port", 993, 143),
  ]);
});

test("X13 no name, address, text or secret is told, whatever it is replaced by", () => {
  const before = { name: "Ada", emailAddress: "ada@example.test", password: null, signature: "Yours" };
  const after = { name: "Bo", emailAddress: "bo@example.test", password: "hunter2", signature: null };
  const changes = changesBetween("user", before, after);
  expect(changes).toEqual(["emailAddress", "name", "password", "signature"].map(masked));
});

test("X13 what is made anew tells what it has; absent, null and empty are the same", () => {
  expect(changesBetween("queue", {}, { name: "Support", description: null, agentIds: [], weight: 0 })).toEqual([
    masked("name"),
    told("weight", null, 0),
  ]);
});

test("X13 a value that is not plain, or too long, is not told although its field is", () => {
  expect(changesBetween("account", { agentIds: [] }, { agentIds: [{ name: "Ada" }] })).toEqual([masked("agentIds")]);
  expect(changesBetween("account", {}, { uncheckedServers: ["x".repeat(301)] })).toEqual([masked("uncheckedServers")]);
});
