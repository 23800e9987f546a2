import { expect, test } from "@jest/globals";
import { customerName } from "./customer-name.ts";

const ada = { name: "Ada Byron", emailAddress: "ada@desk.test" };

test("X11 customers read the alias, else the name, and never the address that the agent signs in with", () => {
  expect(customerName({ ...ada, alias: "Ada" })).toBe("Ada");
  expect(customerName({ ...ada, alias: null })).toBe("Ada Byron");
  expect(customerName({ ...ada, alias: " " })).toBe("Ada Byron");
  expect(customerName(ada)).toBe("Ada Byron");
  expect(customerName({ ...ada, name: "Ada@Desk.test " })).toBe("");
  expect(customerName({ ...ada, name: "ada@desk.test", alias: "Ada" })).toBe("Ada");
});
