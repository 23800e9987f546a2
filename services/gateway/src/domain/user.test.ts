import { expect, test } from "@jest/globals";
import {
  changeUser,
  deleteUser,
  emailKeyOf,
  keepAnAdministrator,
  parseAlias,
  parseEmailAddress,
  shownAlias,
  type User,
} from "./user.ts";

const noon = new Date("2026-11-22T12:00:00Z");
const later = new Date("2026-11-22T13:00:00Z");
const ana: User = {
  id: "01a2044f-0000-7000-8000-000000000001",
  version: 3,
  name: "Ana",
  emailAddress: "ana@example.org",
  role: "admin",
  active: true,
  alias: null,
  signature: null,
  createdAt: noon,
  updatedAt: noon,
  lastSeenAt: null,
  deletedAt: null,
};

test("a change makes the next version; saying what already is makes none", () => {
  expect(changeUser(ana, { name: "Anna" }, later)).toMatchObject({ name: "Anna", version: 4, updatedAt: later });
  expect(changeUser(ana, { name: "Ana", role: "admin", active: true }, later)).toBe(ana);
});

test("the last active administrator stays one, whoever else there is", () => {
  for (const after of [
    changeUser(ana, { role: "agent" }, later),
    changeUser(ana, { active: false }, later),
    deleteUser(ana, later),
  ]) {
    expect(() => {
      keepAnAdministrator(ana, after, 0);
    }).toThrow("last active administrator");
    expect(() => {
      keepAnAdministrator(ana, after, 1);
    }).not.toThrow();
  }
  const agent: User = { ...ana, role: "agent" };
  expect(() => {
    keepAnAdministrator(agent, deleteUser(agent, later), 0);
  }).not.toThrow();
});

test("addresses are compared without case, and what is none is refused", () => {
  expect(emailKeyOf("Ana@Example.ORG")).toBe(emailKeyOf("ana@example.org"));
  expect(parseEmailAddress(" ana@example.org ")).toBe("ana@example.org");
  expect(parseEmailAddress("admin@localhost")).toBe("admin@localhost");
  for (const text of [
    "ana",
    "ana@",
    "@x.org",
    "a b@x.org",
    "a@x..org",
    "a@x.org\r\nBcc: b@x.org",
    "<a@x.org>",
    "a@-x",
  ]) {
    expect(() => parseEmailAddress(text)).toThrow("not an e-mail address");
  }
});

test("X11 an alias is one line, kept as typed; customers read it in its own direction, or the name where nothing is seen", () => {
  expect(parseAlias(" \u202e Ada of Acme ")).toBe(" \u202e Ada of Acme ");
  expect(shownAlias(" \u202e Ada of\u00a0Acme ")).toBe("Ada of Acme");
  for (const blank of ["", " ", " \u200e ", "\u200b", "\ufeff\u2060", "\u3164", null]) {
    expect(parseAlias(blank)).toBe(blank);
    expect(shownAlias(blank)).toBeNull();
  }
  for (const broken of ["Ada\r\nBcc: x@evil.test", "Ada\u2028", "A\tB", "A\u001b[31m"]) {
    expect(() => parseAlias(broken)).toThrow("one line");
  }
});
