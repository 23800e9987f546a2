import { describe, expect, test } from "@jest/globals";
import { type Candidate, type KnownMessage, settlePage } from "./settle-page.ts";

const here = { sourceEpoch: 1, mailbox: "INBOX", uidValidity: 100 };
const before = { ...here, uidValidity: 99 };
const mail = (uid: number, contentHash: string): Candidate => ({ uid, messageKey: `key-${uid}`, contentHash });
const known = (contentHash: string, numbering = here): KnownMessage => ({
  ...{ messageKey: "original", contentHash, numbering, uid: 1 },
});

describe("settlePage", () => {
  test("F28 the same content in the same mailbox is a copy of the first", () => {
    expect(settlePage([mail(2, "a"), mail(3, "b")], new Set(["key-3"]), [known("a")], here)).toEqual([
      { kind: "copy", uid: 2, copyOf: "original" },
      { kind: "new", uid: 3 },
    ]);
  });

  test("F6 a known mail under a new UIDVALIDITY keeps its message; a second one is a copy", () => {
    expect(settlePage([mail(2, "a"), mail(3, "a")], new Set(), [known("a", before)], here)).toEqual([
      { kind: "rekeyed", uid: 2, messageKey: "original" },
      { kind: "copy", uid: 3, copyOf: "original" },
    ]);
  });

  test("a changed source counts as another numbering", () => {
    const moved = { ...here, sourceEpoch: 2 };
    expect(settlePage([mail(1, "a")], new Set(), [known("a")], moved)).toMatchObject([{ kind: "rekeyed" }]);
  });
});
