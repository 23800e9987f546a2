import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { baseSubject, chooseSubject, cleanSubject, forwardSubject, replySubject } from "./subject.ts";

test.each([
  ["Parcel", "Re: Parcel"],
  ["Re: Parcel", "Re: Parcel"],
  ["RE: AW: Re[3]: SV: Antwort: Parcel", "Re: Parcel"],
  ["回复： Parcel", "Re: Parcel"],
  ["Fwd: Re: Parcel", "Re: Fwd: Re: Parcel"],
  ["Regarding: Parcel", "Re: Regarding: Parcel"],
  ["", "Re:"],
  ["Re: Re:", "Re:"],
  ["a\r\nBcc: evil@evil.test", "Re: a Bcc: evil@evil.test"],
])("the answer to %j is about %j", (given, expected) => {
  expect(replySubject(given)).toBe(expected);
});

test.each([
  ["Parcel", "Fwd: Parcel"],
  ["Re: Parcel", "Fwd: Parcel"],
  ["FW: Re: WG: Parcel", "Fwd: Parcel"],
  ["Forward: march", "Fwd: Forward: march"],
  ["", "Fwd:"],
  ["a\r\nBcc: evil@evil.test", "Fwd: a Bcc: evil@evil.test"],
])("S99 %j is forwarded as %j", (given, expected) => {
  expect(forwardSubject(given)).toBe(expected);
});

test.each([
  [undefined, "Re: Parcel"],
  [" \0\r\n", "Re: Parcel"],
  [" Your\0parcel ", "Your parcel"],
])("of the subject %j %j is sent", (given, expected) => {
  expect(chooseSubject(given, "Re: Parcel")).toBe(expected);
});

test("an answer's subject is a fixed point, and one line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 1_200 }), (text) => {
      const once = replySubject(text);
      expect(replySubject(once)).toBe(once);
      expect(once).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(once.length).toBeLessThanOrEqual(900);
      expect(cleanSubject(text).isWellFormed()).toBe(true);
    }),
  );
});

test("a subject of prefixes only does not take for ever", () => {
  expect(baseSubject("Re: ".repeat(1_000) + "x")).toBe("x");
});
