import { expect, test } from "@jest/globals";
import { inTreeOrder, type KnownDisposition } from "./offered-dispositions.ts";

function known(scope: KnownDisposition["scope"], ...path: string[]): KnownDisposition {
  return { id: path.join("/"), name: path.at(-1) ?? "", description: null, parentId: null, path, scope };
}

test("S50 what is offered reads as a tree: by scope, each after its parent, siblings by name", () => {
  const late = known("global", "Complaint", "Late");
  const given = [
    known("queue", "Aside"),
    known("global", "Complaint", "Late!"),
    known("global", "Complaint", "Late", "Again"),
    late,
    known("global", "complaint"),
    known("list", "Newsletter"),
    known("account", "Warranty"),
  ];
  expect(inTreeOrder(given).map(({ id }) => id)).toEqual([
    "Warranty",
    "complaint",
    "Complaint/Late",
    "Complaint/Late/Again",
    "Complaint/Late!",
    "Newsletter",
    "Aside",
  ]);
});
