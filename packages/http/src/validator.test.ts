import { describe, expect, test } from "@jest/globals";
import { closed } from "@mailroom/contracts/closed";
import { Instant, Uuid } from "@mailroom/contracts/identifier";
import { Name } from "@mailroom/contracts/name";
import { nullable } from "@mailroom/contracts/nullable";
import Type from "typebox";
import { makeValidator } from "./validator.ts";

const id = "018f0000-0000-7000-8000-00000000000a";
const typed = id.toUpperCase();

describe("an id", () => {
  const Step = Type.Union([
    closed({ kind: Type.Literal("queue"), queueId: Uuid }),
    closed({ kind: Type.Literal("tag"), tag: Type.String() }),
  ]);
  const read = makeValidator(
    closed({
      one: Type.Optional(nullable(Uuid)),
      many: Type.Optional(Type.Array(Uuid, { uniqueItems: true })),
      steps: Type.Optional(Type.Array(Step)),
    }),
    "body",
  );

  test("that is typed in upper case is the one that is stored in lower case, wherever it stands", () => {
    const given = { one: typed, many: [typed], steps: [{ kind: "queue", queueId: typed }] };
    const canonical = { one: id, many: [id], steps: [{ kind: "queue", queueId: id }] };
    expect(read(given)).toEqual({ ok: true, value: canonical });
    expect(given.one).toBe(typed);
  });

  test("comes twice in a list where it comes in two spellings", () => {
    expect(read({ many: [id, typed] })).toMatchObject({ ok: false, faults: [{ pointer: "/many" }] });
  });

  test("is sought in the fields of ids alone: other text stays as it was typed", () => {
    const value = { one: null, steps: [{ kind: "tag", tag: typed }] };
    expect(read(value)).toEqual({ ok: true, value });
    expect(read({ one: "NONE" })).toMatchObject({ ok: false, faults: [{ pointer: "/one" }] });
  });
});

describe("an instant", () => {
  const read = makeValidator(Instant, "body");

  test.each(["2026-01-31T12:00:00Z", "2026-01-31t12:00:00.123456789+14:00"])("%s is taken", (text) => {
    expect(read(text)).toEqual({ ok: true, value: text });
  });

  test("of a leap second, which no clock here knows, is refused and not read as no time at all", () => {
    expect(read("2016-12-31T23:59:60Z")).toMatchObject({ ok: false });
  });
});

describe("a name", () => {
  const read = makeValidator(Name, "body");

  test("of spaces and unseen characters only is refused in words", () => {
    const detail = "Must be more than spaces and characters that nobody sees.";
    for (const text of [" ", "\u00A0\t", "\u200b", "\u202e\u2060", "\u0001"]) {
      expect(read(text)).toEqual({ ok: false, faults: [{ pointer: "", detail }] });
    }
    expect(read("")).toMatchObject({ faults: [{ detail: "Must not be empty." }] });
    expect(read(" a ")).toEqual({ ok: true, value: " a " });
  });
});
