import { expect, test } from "@jest/globals";
import { newApiKeyValues, scopeGroups, toApiKeyCreate } from "./api-key-values.ts";

test("what was left empty does not limit the key", () => {
  expect(toApiKeyCreate({ ...newApiKeyValues, name: " Shop ", scopes: ["accounts.read"] })).toEqual({
    name: "Shop",
    scopes: ["accounts.read"],
    accountIds: null,
    cidrs: null,
    expiresAt: null,
  });
});

test("a key works through the day on which it expires, where the person is", () => {
  const { expiresAt } = toApiKeyCreate({ ...newApiKeyValues, expiresOn: "2026-03-31" });
  const end = new Date(expiresAt ?? 0);
  expect([end.getFullYear(), end.getMonth() + 1, end.getDate(), end.getHours()]).toEqual([2026, 3, 31, 23]);
});

test("scopes are offered by noun, none over users or keys", () => {
  const groups = scopeGroups();
  expect(groups.find(({ group }) => group === "offers")?.items).toEqual(["offers.*", "offers.read", "offers.answer"]);
  expect(groups.map(({ group }) => group)).not.toEqual(expect.arrayContaining(["users"]));
});
