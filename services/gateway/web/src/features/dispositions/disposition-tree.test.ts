import { describe, expect, test } from "@jest/globals";
import type { Disposition } from "../../api/resources.ts";
import { belowOf, matching, possibleParents, topmost, treeItems } from "./disposition-tree.ts";

function make(id: string, parent: Disposition | null = null, more: Partial<Disposition> = {}): Disposition {
  return {
    id,
    version: 1,
    name: id,
    description: null,
    parentId: parent?.id ?? null,
    level: (parent?.level ?? 0) + 1,
    path: [...(parent?.path ?? []), id],
    scope: "global",
    scopeId: null,
    isSystem: false,
    createdAt: "2026-03-12T00:00:00Z",
    updatedAt: "2026-03-12T00:00:00Z",
    ...more,
  };
}
const complaint = make("complaint");
const delivery = make("delivery", complaint);
const late = make("late", delivery);
const spam = make("spam");
const system = make("inactive", null, { isSystem: true });
const vip = make("vip", null, { scope: "list", scopeId: "l1" });
const all = [complaint, delivery, late, spam, system, vip];
const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
const global = { scope: "global" as const, scopeId: null };

describe("S49, X9 the tree of dispositions", () => {
  test("shows what is open, each with its place", () => {
    expect(ids(treeItems(all, new Set()))).toEqual(["complaint", "delivery", "late", "spam", "inactive", "vip"]);
    expect(ids(treeItems(all, new Set(["complaint"])))).toEqual(["complaint", "spam", "inactive", "vip"]);
    expect(treeItems(all, new Set())[1]).toMatchObject({ level: 2, position: 1, siblings: 1, isOpen: true });
  });

  test("never offers a parent that would make a fourth level", () => {
    expect(ids(possibleParents(all, global, null))).toEqual(["complaint", "delivery", "spam"]);
    // complaint has two levels below it
    expect(possibleParents(all, global, complaint)).toEqual([]);
    // delivery has one, and does not go below itself
    expect(ids(possibleParents(all, global, delivery))).toEqual(["complaint", "spam"]);
  });

  test("offers parents of the same scope only, never the system's", () => {
    expect(ids(possibleParents(all, { scope: "list", scopeId: "l1" }, null))).toEqual(["vip"]);
    expect(possibleParents(all, { scope: "list", scopeId: "l2" }, null)).toEqual([]);
  });

  test("knows everything that goes with one that is deleted", () => {
    expect(ids(belowOf(all, "complaint"))).toEqual(["delivery", "late"]);
    expect(ids(topmost(all, new Set(["late", "complaint", "spam"])))).toEqual(["complaint", "spam"]);
  });

  test("keeps what leads to a match, or nobody would know where it stands", () => {
    expect(ids(matching(all, "LAT"))).toEqual(["complaint", "delivery", "late"]);
  });
});
