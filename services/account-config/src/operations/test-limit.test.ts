import { expect, test } from "@jest/globals";
import { makeTestLimit } from "./test-limit.ts";

const start = Date.parse("2026-03-01T10:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1000);

test("the 31st test of one server within a minute waits for the oldest to be a minute old, whoever asks", () => {
  const take = makeTestLimit();
  for (let index = 0; index < 30; index += 1) take({ caller: `user ${index}`, host: "Mail.Acme.Test." }, at(index));
  const late = () => {
    take({ caller: "user 99", host: "mail.acme.test" }, at(40));
  };
  expect(late).toThrow(expect.objectContaining({ code: "too-many-tests", status: 429, retryAfterSeconds: 20 }));
  take({ caller: "user 99", host: "imap.acme.test" }, at(40));
  take({ caller: "user 99", host: "mail.acme.test" }, at(60));
});

test("one caller gets 60 tests a minute, of whatever server; a refused one counts nowhere", () => {
  const take = makeTestLimit();
  for (let index = 0; index < 60; index += 1) take({ caller: "user 1", host: `h${index}.test` }, at(0));
  for (let index = 0; index < 40; index += 1) {
    expect(() => {
      take({ caller: "user 1", host: "one.test" }, at(1));
    }).toThrow(/by you within a minute. Try again in 59 s/);
  }
  take({ caller: "user 2", host: "one.test" }, at(1));
});
