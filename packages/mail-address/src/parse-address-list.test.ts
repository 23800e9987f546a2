import { expect, test } from "@jest/globals";
import { parseAddressList } from "./parse-address-list.ts";

const addresses = (text: string) => parseAddressList(text).map(({ address }) => address);

test("addresses come in their order, with their names", () => {
  const list = parseAddressList('Jane <jane@example.org>,"Doe, John" <john@example.org> , desk@example.com');
  expect(list.map(({ name, address }) => [name, address])).toEqual([
    ["Jane", "jane@example.org"],
    ["Doe, John", "john@example.org"],
    ["", "desk@example.com"],
  ]);
});

test("a comma in a quoted local part separates nothing", () => {
  expect(addresses('"a,b"@example.com, c@example.com')).toEqual(['"a,b"@example.com', "c@example.com"]);
});

test.each([
  "",
  " ",
  ",",
  "a@example.com,",
  "a@example.com,,b@example.com",
  "a@example.com; b@example.com",
  "a@example.com b@example.com",
  "Doe, Jane <jane@example.org>",
  "friends: a@example.com, b@example.com;",
  "a@example.com\r\n, b@example.com",
])("a list with something that is no address is refused as a whole: %j", (text) => {
  expect(() => parseAddressList(text)).toThrow(expect.objectContaining({ code: "invalid-address" }));
});

test("the refusal names the place in the list", () => {
  expect(() => parseAddressList("a@example.com, b@example.com, nonsense")).toThrow(/^Address 3: .*no @/);
});

test("too many addresses are refused", () => {
  const list = (count: number) => Array.from({ length: count }, (_, n) => `a${n}@example.com`).join(",");
  expect(parseAddressList(list(100))).toHaveLength(100);
  expect(() => parseAddressList(list(101))).toThrow(/more than 100/);
  expect(parseAddressList(list(3), { maxAddresses: 3 })).toHaveLength(3);
  expect(() => parseAddressList("x".repeat(5_000), { maxAddresses: 3 })).toThrow(/too long/);
});

test("local domains follow the option", () => {
  expect(() => parseAddressList("a@localhost")).toThrow(/no dot/);
  expect(parseAddressList("a@localhost", { allowLocalDomains: true })).toHaveLength(1);
});
