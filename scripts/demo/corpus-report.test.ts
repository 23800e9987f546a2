import { describe, expect, test } from "@jest/globals";
import { countFates, type MailFate } from "./corpus-report.ts";

function fate(uid: number, outcome: string, messageKey: string | null): MailFate {
  return { file: `${uid}.eml`, uid, outcome, reason: null, messageKey, processingMs: 1 };
}

describe("the report on a delivered directory", () => {
  test("a message, a placeholder and a copy account for three mails", () => {
    const fates = [fate(1, "message", "a"), fate(2, "quarantined", "b"), fate(3, "copy", null)];
    expect(countFates(3, fates, ["a", "b"])).toEqual({
      delivered: 3,
      messages: 1,
      quarantined: 1,
      copies: 1,
      lost: 0,
      duplicated: 0,
    });
  });

  test("a mail that the ledger has but history has not is lost", () => {
    expect(countFates(1, [fate(1, "message", "a")], [])).toMatchObject({ messages: 0, lost: 1 });
  });

  test("a mail without a ledger row, parked or skipped is lost", () => {
    expect(countFates(3, [fate(1, "parked", null), fate(2, "skipped", null)], [])).toMatchObject({ lost: 3 });
  });

  test("one message for two mails and a message of no mail are duplicates", () => {
    expect(countFates(2, [fate(1, "message", "a"), fate(2, "message", "a")], ["a"])).toMatchObject({ duplicated: 1 });
    expect(countFates(1, [fate(1, "message", "a")], ["a", "z"])).toMatchObject({ duplicated: 1 });
  });
});
