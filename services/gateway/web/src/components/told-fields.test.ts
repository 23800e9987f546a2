import { expect, test } from "@jest/globals";
import { compareFields } from "./told-fields.ts";

const fields = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([name, value]) => ({ name, label: name.toUpperCase(), value }));

test("of two people's changes only those of the same field to something else collide; mine alone are kept", () => {
  const compared = compareFields({
    base: fields({ name: "Late", description: "", weight: 1, active: true }),
    mine: fields({ name: "Later", description: "mine", weight: 5, active: true }),
    stored: fields({ name: "Latest", description: "", weight: 5, active: false }),
  });
  expect(compared.colliding).toEqual([{ path: "name", label: "NAME", stored: "Latest", mine: "Later" }]);
  expect(compared.kept).toEqual(["description"]);
});

test("what is no text for people is shown by the text that stands for it, and nothing as a dash", () => {
  const [field] = compareFields({
    base: [{ name: "rules", label: "Rules", value: [] }],
    mine: [{ name: "rules", label: "Rules", value: [{ from: "09:00" }], text: "09:00 to 18:00" }],
    stored: [{ name: "rules", label: "Rules", value: [{ from: "08:00" }], text: "" }],
  }).colliding;
  expect(field).toMatchObject({ mine: "09:00 to 18:00", stored: "–" });
});
