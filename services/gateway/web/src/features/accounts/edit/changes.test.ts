import { describe, expect, test } from "@jest/globals";
import { support } from "../../../../test/fixtures.ts";
import { type AccountDraft, draftOf } from "./account-draft.ts";
import { changedFields, compareVersions, patchOf, withValuesOf } from "./changes.ts";

const base = draftOf(support);
const changed = (draft: AccountDraft): string[] => changedFields(base, draft).map(({ path }) => path);
const patchFor = (draft: AccountDraft) => patchOf(draft, new Set(changedFields(base, draft).map(({ path }) => path)));

describe("what a person changed", () => {
  test("S19 nothing changed is nothing to save", () => {
    expect(changed(structuredClone(base))).toEqual([]);
    expect(patchFor(base)).toEqual({});
  });

  test("S19 only what differs is sent, blanks around it are not, and emptied texts become null", () => {
    const draft = { ...base, name: " Help ", key: "SUP ", description: "  " };
    expect(changed(draft)).toEqual(["name", "description"]);
    expect(patchFor(draft)).toEqual({ name: "Help", description: null });
  });

  test("numbers that are typed are numbers when sent, an emptied inactivity timeout is off", () => {
    const draft = { ...base, reopenWithinDays: "7", interactionInactivityTimeout: "1440" };
    expect(patchFor(draft)).toEqual({ reopenWithinDays: 7, interactionInactivityTimeout: 1440 });
    const on = draftOf({ ...support, interactionInactivityTimeout: 5 });
    const off = { ...on, interactionInactivityTimeout: "" };
    expect(patchOf(off, new Set(changedFields(on, off).map(({ path }) => path)))).toEqual({
      interactionInactivityTimeout: null,
    });
  });

  test("S42 the pause goes off with the mandatory disposition, and is back with it", () => {
    const on = draftOf({ ...support, mandatoryDisposition: true, pauseDuringDisposition: true });
    const off = { ...on, mandatoryDisposition: false };
    expect(patchOf(off, new Set(changedFields(on, off).map(({ path }) => path)))).toEqual({
      mandatoryDisposition: false,
      pauseDuringDisposition: false,
    });
    expect(changedFields(on, { ...off, mandatoryDisposition: true })).toEqual([]);
  });

  test("S11 a password is sent only when one was typed", () => {
    expect(patchFor({ ...base, password: "new secret" })).toEqual({ password: "new secret" });
    expect(JSON.stringify(patchFor({ ...base, name: "Help" }))).not.toContain("password");
  });

  test("a group sends its changed members only, a new port its encryption too", () => {
    const transfer = { ...base.transfer, toQueue: true, timeoutSeconds: 60 };
    expect(patchFor({ ...base, transfer })).toEqual({ transfer: { toQueue: true, timeoutSeconds: 60 } });
    expect(patchFor({ ...base, imap: { ...base.imap, port: "143" } })).toEqual({
      imap: { port: 143, tlsMode: "implicit" },
    });
  });

  test("S117 servers that were typed for Custom are not sent for a preset, and are back with Custom", () => {
    const custom = { ...base, imap: { ...base.imap, host: "imap2.acme.test" } };
    const preset = { ...custom, service: "gmail" as const };
    expect(patchFor(preset)).toEqual({ service: "gmail" });
    expect(patchFor({ ...preset, service: "custom" as const })).toEqual({ imap: { host: "imap2.acme.test" } });
  });
});

describe("two people changing the same account", () => {
  const mine = { ...base, key: "MINE", name: "Mine", active: false };
  const stored = { ...base, key: "THEIR", description: "Theirs", active: false };
  const names = (fields: readonly { path: string }[]): string[] => fields.map(({ path }) => path);

  test("only what both changed, otherwise, collides", () => {
    const { colliding, kept } = compareVersions({ base, mine, stored });
    expect(names(colliding)).toEqual(["key"]);
    // both switched it off: nothing to decide, nothing to save
    expect(names(kept)).toEqual(["name"]);
  });

  test("mine on top of theirs keeps what I did not touch as they left it", () => {
    const merged = withValuesOf(stored, mine, ["name"]);
    expect(merged).toMatchObject({ name: "Mine", key: "THEIR", description: "Theirs" });
    expect(withValuesOf(stored, { ...mine, imap: { ...mine.imap, port: 1 } }, ["imap.port"]).imap).toEqual({
      ...stored.imap,
      port: 1,
    });
  });
});
