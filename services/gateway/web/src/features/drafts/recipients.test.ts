import { expect, test } from "@jest/globals";
import { joinRecipients, splitRecipients } from "./recipients.ts";

test("a line of recipients parts at commas, semicolons and lines, not within quotes", () => {
  const line = ' jane@x.test; "Doe, Jane" <j@x.test>,\nBo <bo@x.test> ,, ';
  const list = ["jane@x.test", '"Doe, Jane" <j@x.test>', "Bo <bo@x.test>"];
  expect(splitRecipients(line)).toEqual(list);
  expect(splitRecipients(joinRecipients(list))).toEqual(list);
});

test("a quote that is not closed yet keeps what follows together, and nothing is lost", () => {
  expect(splitRecipients('a@x.test, "Doe, Jane')).toEqual(["a@x.test", '"Doe, Jane']);
});
