import { expect, test } from "@jest/globals";
import type { OfferedDisposition } from "../../api/resources.ts";
import { closedAtFirst, firstMatch, shownItems } from "./offered-tree.ts";

function offered(path: readonly string[], parentId: string | null): OfferedDisposition {
  const name = path.at(-1) ?? "";
  return { id: name, name, description: null, parentId, level: path.length, path: [...path], scope: "global" };
}
const tree = [
  offered(["Complaint"], null),
  offered(["Complaint", "Delivery"], "Complaint"),
  offered(["Complaint", "Delivery", "Late delivery"], "Delivery"),
  offered(["Delivered"], null),
];
const namesOf = (items: readonly { name: string }[]) => items.map(({ name }) => name);

test("X9 a search shows what matches with what leads to it; Enter means the exact name, else the first", () => {
  expect(namesOf(shownItems(tree, new Set(["Complaint"]), ""))).toEqual(["Complaint", "Delivered"]);
  expect(namesOf(shownItems(tree, new Set(["Complaint"]), "late"))).toEqual(["Complaint", "Delivery", "Late delivery"]);
  expect(firstMatch(tree, "late")?.name).toBe("Late delivery");
  expect(firstMatch(tree, "DELIVERED ")?.name).toBe("Delivered");
  expect(firstMatch(tree, "compl")?.name).toBe("Complaint");
  expect([firstMatch(tree, " "), firstMatch(tree, "nothing")]).toEqual([null, null]);
});

test("X9 a short tree is open, of a long one the first level is seen first", () => {
  expect(closedAtFirst(tree)).toEqual(new Set());
  const long = [...tree, ...Array.from({ length: 10 }, (_, n) => offered([`Other ${n}`], null))];
  expect(namesOf(shownItems(long, closedAtFirst(long), "")).slice(0, 3)).toEqual(["Complaint", "Delivered", "Other 0"]);
});
