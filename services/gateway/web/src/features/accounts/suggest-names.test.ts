import { expect, test } from "@jest/globals";
import { suggestNames } from "./suggest-names.ts";

test("names are suggested from the address", () => {
  expect(suggestNames("customer.care@acme.test")).toEqual({ name: "Customer Care", key: "CUSTO" });
  expect(suggestNames("")).toEqual({ name: "", key: "" });
});
