import { expect, test } from "@jest/globals";
import { isCidr, isInCidrs } from "./network-address.ts";

test("networks and single addresses of both families are understood, nothing else", () => {
  for (const text of ["192.0.2.0/24", "192.0.2.7", "2001:db8::/32", "::1", "0.0.0.0/0"])
    expect(isCidr(text)).toBe(true);
  for (const text of [
    "",
    "192.0.2.0/33",
    "192.0.2.0/-1",
    "192.0.2/24",
    "x",
    "2001:db8::/129",
    "192.0.2.0/24/1",
    "10.0.0.0/",
  ]) {
    expect([text, isCidr(text)]).toEqual([text, false]);
  }
});

test("an address is found in its network, in either way of writing it", () => {
  expect(isInCidrs("192.0.2.77", ["10.0.0.0/8", "192.0.2.0/24"])).toBe(true);
  expect(isInCidrs("::ffff:192.0.2.77", ["192.0.2.0/24"])).toBe(true);
  expect(isInCidrs("192.0.3.1", ["192.0.2.0/24"])).toBe(false);
  expect(isInCidrs("2001:db8::5", ["2001:db8::/32"])).toBe(true);
  expect(isInCidrs("192.0.2.1", [])).toBe(false);
  expect(isInCidrs("not an address", ["0.0.0.0/0"])).toBe(false);
});
