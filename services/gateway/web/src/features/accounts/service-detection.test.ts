import { expect, test } from "@jest/globals";
import { detectService, suggestNames } from "./service-detection.ts";

test.each([
  ["a@gmail.com", "gmail"],
  [" A@GoogleMail.com ", "gmail"],
  ["a@yahoo.co.uk", "yahoo"],
  ["a@outlook.de", "hotmail"],
  ["a@acme.onmicrosoft.com", "outlook365"],
  ["a@acme.test", null],
  ["gmail.com@acme.test", null],
  ["", null],
])("%s belongs to %s", (address, service) => {
  expect(detectService(address)).toBe(service);
});

test("names are suggested from the address", () => {
  expect(suggestNames("customer.care@acme.test")).toEqual({ name: "Customer Care", key: "CUSTO" });
  expect(suggestNames("")).toEqual({ name: "", key: "" });
});
