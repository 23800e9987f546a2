import { expect, test } from "@jest/globals";
import { fillVariables } from "./fill-variables.ts";

const variables = [
  { name: "contact.firstName", value: "Jane $& {{agent.name}}" },
  { name: "agent.name", value: "Ada" },
  { name: "interaction.title", value: "" },
];

test("X11 a canned answer says what its variables stand for, each once, and shows what it does not know", () => {
  expect(fillVariables("Hello {{contact.firstName}}, {{ agent.name }} here", variables)).toBe(
    "Hello Jane $& {{agent.name}}, Ada here",
  );
  const unknown = "{{interaction.title}} {{contact.shoeSize}} {{#if agent.name}} {{}} {{agent";
  expect(fillVariables(unknown, variables)).toBe(unknown);
});
