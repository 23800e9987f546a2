import { expect, test } from "@jest/globals";
import { isRobotAddress } from "./robot-address.ts";

test.each([
  ["MAILER-DAEMON@example.test", true],
  ["postmaster@example.test", true],
  ["no-reply@example.test", true],
  ["noreply+1234@example.test", true],
  ["do_not_reply@example.test", true],
  ["news-request@lists.example.test", true],
  ["owner-news@lists.example.test", true],
  ["bounces+jane=example.test@lists.example.test", true],
  ["jane@example.test", false],
  ["noreplyson@example.test", false],
  ["jane@no-reply.example.test", false],
])("F13 RFC 3834 %s is a robot: %s", (address, expected) => {
  expect(isRobotAddress(address)).toBe(expected);
});
