import { describe, expect, test } from "@jest/globals";
import { attackInput, hasAttackInputs } from "@mailroom/test-kit/attack-inputs";
import fc from "fast-check";
import nodemailer from "nodemailer";
import { assertSafeAddress } from "./assert-safe-address.ts";
import { formatAddress } from "./format-address.ts";
import { type MailAddress, parseAddress } from "./parse-address.ts";

const isSafe = (address: Pick<MailAddress, "name" | "address">): boolean => {
  try {
    assertSafeAddress(address);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "unsafe-address", kind: "invalid" });
    return false;
  }
};

describe("an address about to be sent to", () => {
  test.each([
    { name: "", address: "desk@example.com" },
    { name: 'Jane "JD" Doe, Sales', address: "jane@example.org" },
    { name: "Zoë", address: '"two words"@xn--bcher-kva.example' },
  ])("passes in its canonical form: $address", (address) => {
    expect(isSafe(address)).toBe(true);
  });

  test.each([
    { name: "", address: "desk@good.test\r\nBcc: evil@evil.test" },
    { name: "", address: "desk@good.test\u0000evil.test" },
    { name: "", address: "Jane <desk@good.test>" },
    { name: "", address: "desk@good.test, evil@evil.test" },
    { name: "", address: "<desk@good.test>" },
    { name: "", address: " desk@good.test" },
    { name: "", address: "desk@Good.test" },
    { name: "", address: '"desk"@good.test' },
    { name: "", address: "desk@bücher.example" },
    { name: "", address: "desk@localhost" },
    { name: "", address: "" },
    { name: "x\r\nBcc: evil@evil.test", address: "desk@good.test" },
    { name: "x\u0085y", address: "desk@good.test" },
    { name: "=?utf-8?B?DQpCY2M6IGV2aWxAZXZpbC50ZXN0?=", address: "desk@good.test" },
    { name: "n".repeat(300), address: "desk@good.test" },
  ])("is kept back when it is anything else (%#)", (address) => {
    expect(isSafe(address)).toBe(false);
  });
});

test("names are quoted and escaped, and addresses stand alone without one", () => {
  expect(formatAddress({ name: 'a"b\\c', address: "x@example.com" })).toBe('"a\\"b\\\\c" <x@example.com>');
  expect(formatAddress({ name: "", address: "x@example.com" })).toBe("x@example.com");
});

test.each(["a\rb", "a\nb", "a\0b", "a\u2028b"])("formatting refuses control characters (%#)", (name) => {
  expect(() => formatAddress({ name, address: "x@example.com" })).toThrow(/control characters/);
  expect(() => formatAddress({ name: "", address: `${name}@example.com` })).toThrow(/control characters/);
});

/** The SMTP recipients nodemailer makes of it. */
const recipientsOf = async ({ name, address }: MailAddress): Promise<unknown> => {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { envelope } = await transport.sendMail({ from: "desk@example.com", to: { name, address }, text: "x" });
  return envelope.to;
};

test("nodemailer sends to the very address that was parsed, whatever stands in quotation marks", async () => {
  const texts = fc.array(fc.constantFrom("a", " ", "@evil.test", ...'"\\,;:()[]<>.@=?'.split("")), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (pieces) => {
      const text = `"${pieces.join("").replace(/["\\]/g, "\\$&")}"@good.test`;
      fc.pre(!/[<>]/.test(text));
      const parsed = parseAddress(text);
      expect(await recipientsOf(parsed)).toEqual([parsed.address]);
    }),
    { numRuns: 150 },
  );
});

test.each([
  "jane@example.org",
  '"Doe, Jane <evil@evil.test>" <jane@example.org>',
  '"a@evil.test x"@good.test',
  '"a\\"b,c;d(e)[f]:\\\\ g"@good.test',
  "-f@good.test",
])("nodemailer sends to the very address that was parsed: %s", async (text) => {
  const parsed = parseAddress(text);
  expect(await recipientsOf(parsed)).toEqual([parsed.address]);
});

(hasAttackInputs ? describe : describe.skip)("collected addresses", () => {
  const read = (file: string) => (hasAttackInputs ? attackInput(file) : "");
  type RecipientList = { cases: { in: string; expect: string; ref: string }[] };
  const recipients = (JSON.parse(read("recipients.json") || '{"cases":[]}') as RecipientList).cases;

  const parseOrNull = (text: string): MailAddress | null => {
    try {
      return parseAddress(text);
    } catch (error) {
      expect(error).toMatchObject({ code: "invalid-address" });
      return null;
    }
  };

  test.each(recipients.map((row): [string, string, string] => [row.in.slice(0, 60), row.expect, row.in]))(
    "%j: %s",
    (_, expected, text) => {
      const before = process.cpuUsage();
      const parsed = parseOrNull(text);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(500);
      if (expected.startsWith("reject")) expect(parsed).toBeNull();
      else if (expected.startsWith("accept")) expect(parsed?.mixedScript).toBe(expected.includes("mixed script"));
      // A comment is refused, even where a patient reader could find out which address is meant.
      else if (text.startsWith("(")) expect(parsed).toBeNull();
      else expect(parsed?.domain).toBe(expected);
    },
  );

  type EmailCase = { readonly id: string; readonly address: string; readonly diagnosis: string };

  const casesOf = (file: string): EmailCase[] =>
    [...read(file).matchAll(/<test id="(\d+)">([\s\S]*?)<\/test>/g)].map(([, id = "", body = ""]) => ({
      id: `${file} #${id}`,
      address: unescapeXml(/<address>([\s\S]*?)<\/address>/.exec(body)?.[1] ?? ""),
      diagnosis: /<diagnosis>(.*?)</.exec(body)?.[1] ?? "",
    }));

  const unescapeXml = (text: string) =>
    text
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&lt;|&gt;|&quot;|&apos;|&amp;/g, (entity) => entities[entity] ?? entity)
      // The collection writes control characters as their Unicode pictures.
      .replace(/[\u2400-\u241f]/g, (picture) => String.fromCodePoint((picture.codePointAt(0) ?? 0) - 0x2400));
  const entities: Readonly<Record<string, string>> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&apos;": "'",
    "&amp;": "&",
  };

  // Where we differ from the collection on purpose.
  const ownJudgement = new Map([
    ["test@io", false], // one label
    ["test@xn--example.com", false], // an A-label that cannot be decoded
    ['""@iana.org', false], // an empty local part
    [" test@iana.org", true], // spaces around are dropped
    ["test@iana.org ", true],
    ['"abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz abcdefg\\h"@iana.org', true], // 64 once \h is h
  ]);

  test.each(["isemail/tests.xml", "isemail/tests-original.xml"])("%s is judged as its authors did", (file) => {
    const cases = casesOf(file);
    const misjudged = cases.filter(({ address, diagnosis }) => {
      const isValid = /_VALID$|DNSWARN|5321_QUOTEDSTRING/.test(diagnosis);
      return (parseOrNull(address) !== null) !== (ownJudgement.get(address) ?? isValid);
    });
    expect(cases.length).toBeGreaterThan(100);
    expect(misjudged).toEqual([]);
  });

  test("nodemailer sends to the very address that was parsed, for all of them", async () => {
    const texts = [...casesOf("isemail/tests.xml"), ...casesOf("isemail/tests-original.xml")].map((row) => row.address);
    for (const text of [...texts, ...recipients.map((row) => row.in)]) {
      const parsed = parseOrNull(text);
      if (parsed !== null) expect(await recipientsOf(parsed)).toEqual([parsed.address]);
    }
  });
});
