import { expect, test } from "@jest/globals";
import { isSameList } from "./paging.ts";
import { queryKeys } from "./query-keys.ts";

test("a list keeps its rows while it is searched, not when it becomes somebody else's", () => {
  const all = queryKeys.interactionList({ search: "late" });
  expect(isSameList(all, queryKeys.interactionList({ search: "later", status: "open" }))).toBe(true);
  expect(isSameList(all, queryKeys.interactionList({ search: "late", accountId: "a" }))).toBe(false);
  expect(isSameList(all, queryKeys.deliveryList({ search: "late" }))).toBe(false);
  expect(isSameList(queryKeys.messages("a"), queryKeys.messages("b"))).toBe(false);
});
