import { describe, expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import fc from "fast-check";
import { formatAddress } from "./format-address.ts";
import { parseAddress } from "./parse-address.ts";

const refusal = (text: string, options?: Parameters<typeof parseAddress>[1]): DomainError => {
  try {
    parseAddress(text, options);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("it was not refused");
};

describe("what is taken", () => {
  test.each([
    ["desk@example.com", "", "desk@example.com"],
    ["  desk@example.com ", "", "desk@example.com"],
    ["<desk@example.com>", "", "desk@example.com"],
    ["Desk@Example.COM", "", "Desk@example.com"],
    ["a+tag.x_y-z!#$%&'*/=?^`{|}~@example.com", "", "a+tag.x_y-z!#$%&'*/=?^`{|}~@example.com"],
    ["-f@good.test", "", "-f@good.test"],
    ["1@2.example", "", "1@2.example"],
    ["Jane Doe <jane@example.org>", "Jane Doe", "jane@example.org"],
    ["Jane   Q. Public<jane@example.org>", "Jane Q. Public", "jane@example.org"],
    ['"Doe, Jane (Sales); x:y" <jane@example.org>', "Doe, Jane (Sales); x:y", "jane@example.org"],
    ['"say \\"hi\\" \\\\ bye" <jane@example.org>', 'say "hi" \\ bye', "jane@example.org"],
    ['"evil@evil.test" <ok@good.test>', "evil@evil.test", "ok@good.test"],
    ["Zoë Ångström 🌻 <zoe@example.org>", "Zoë Ångström 🌻", "zoe@example.org"],
    ["山田太郎 <taro@example.jp>", "山田太郎", "taro@example.jp"],
    ['"desk"@example.com', "", "desk@example.com"],
    ['"two words"@example.com', "", '"two words"@example.com'],
    ['"a\\"b\\\\c"@example.com', "", '"a\\"b\\\\c"@example.com'],
    ['"a..b"@example.com', "", '"a..b"@example.com'],
    ['"attacker@evil.test x"@good.test', "", '"attacker@evil.test x"@good.test'],
    ["info@bücher.example", "", "info@xn--bcher-kva.example"],
    ["info@BÜCHER.example", "", "info@xn--bcher-kva.example"],
    ["info@xn--bcher-kva.example", "", "info@xn--bcher-kva.example"],
  ])("%s", (text, name, address) => {
    const parsed = parseAddress(text);
    expect(parsed).toMatchObject({ name, address, mixedScript: false });
    expect(parsed.domain).toBe(address.slice(address.lastIndexOf("@") + 1));
  });

  test("the local part is answered unquoted", () => {
    expect(parseAddress('"a\\"b c"@example.com').localPart).toBe('a"b c');
  });

  test("the longest address allowed: 64 before the @, 254 in all", () => {
    const domain = `${"d".repeat(63)}.${"d".repeat(63)}.${"d".repeat(57)}.de`;
    expect(parseAddress(`${"l".repeat(64)}@${domain}x`.slice(0, 254)).address).toHaveLength(254);
  });
});

describe("what is refused", () => {
  test.each([
    ["nothing", "", /no @/],
    ["a word", "desk", /no @/],
    ["nothing before the @", "@example.com", /before the @/],
    ["an empty local part", '""@example.com', /before the @/],
    ["nothing after the @", "desk@", /not a domain/],
    ["two @", "a@b@example.com", /not a domain/],
    ["a space inside", "de sk@example.com", /space/],
    ["a space around the @", "desk @example.com", /space/],
    ["spaces inside <>", "< desk@example.com >", /space/],
    ["a dot in front", ".desk@example.com", /before the @/],
    ["a dot at the end", "desk.@example.com", /before the @/],
    ["two dots", "de..sk@example.com", /before the @/],
    ["a quoted piece", 'a."b"@example.com', /before the @/],
    ["an unclosed quotation mark", '"desk@example.com', /not closed/],
    ["a comment", "desk(x)@example.com", /comments/],
    ["a comment behind", "user@good.test(x)evil.test", /comments/],
    ["an address literal", "ok@[127.0.0.1]", /brackets/],
    ["angle brackets in quotation marks", '"x <evil@evil.test>"@good.test', /< or >/],
    ["a group", "friends: a@example.com;", /groups/],
    ["a route", "<@relay.test:a@example.com>", /groups and routes/],
    ["an unquoted colon in the name", "Re: x <a@example.com>", /colon/],
    ["an unquoted @ in the name", "evil@evil.test <ok@good.test>", /quotation marks/],
    ["text behind <>", "<ok@good.test> x", /follows/],
    ["two addresses", "<ok@good.test>><evil@evil.test>", /not a domain|quotation/],
    ["a list", "a@example.com,b@example.com", /domain/],
    ["a backslash", "de\\sk@example.com", /backslash/],
    ["a single label", "ok@localhost", /no dot/],
    ["a domain of digits", "ok@example.123", /number/],
    ["an IPv4 address", "ok@127.0.0.1", /number/],
    ["a dot behind the domain", "ok@example.com.", /not a domain/],
    ["a hyphen at the edge of a label", "ok@example-.com", /not a domain/],
    ["an underscore in the domain", "ok@ex_ample.com", /not a domain/],
    ["a label of 64", `ok@${"d".repeat(64)}.example`, /not a domain/],
    ["letters beyond ASCII before the @", "jörg@example.com", /ASCII/],
    ["full-width letters in the domain", "ok@ｅｘａｍｐｌｅ.com", /look like others/],
    ["an ideographic full stop", "ok@good。test", /look like others/],
    ["a soft hyphen in the domain", "ok@go\u00adod.test", /look like others/],
    ["a zero-width joiner in the domain", "ok@goo\u200dd.test", /look like others/],
    ["an A-label that encodes nothing", "ok@xn--a.example", /international/],
    ["an A-label not in its own form", "ok@xn--example-.com", /domain|international/],
    ["65 before the @", `${"a".repeat(65)}@good.test`, /64/],
    ["65 before the @, quoted", `"${"a ".repeat(32)}"@good.test`, /64/],
    ["255 characters", `a@${"d123456789.".repeat(23)}de`, /254|domain/],
    ["a name of 257", `"${"n".repeat(257)}" <a@example.com>`, /256/],
    ["an encoded word", "=?utf-8?Q?=0D=0ABcc:_evil@evil.test?= <a@example.com>", /colon|encoded/],
    ["a quoted encoded word", '"=?utf-8?Q?=0D=0ABcc:_x?=" <a@example.com>', /encoded word/],
    ["NUL", "ok@good.test\u0000evil.test", /control/],
    ["a line break", "ok@good.test>\r\nDATA", /control/],
    ["a line break in quotation marks", '"a\r\nBcc: evil@evil.test" <ok@good.test>', /control/],
    ["folding", '"a\r\n b"@good.test', /control/],
    ["a tab", "Jane\t<ok@good.test>", /control/],
    ["a vertical tab", "Jane\u000b<ok@good.test>", /control/],
    ["NEL", "Jane\u0085<ok@good.test>", /control/],
    ["a line separator", "Jane\u2028<ok@good.test>", /control/],
    ["DEL", '"\u007f"@good.test', /control/],
    ["a bidirectional override", "\u202emoc.live <ok@good.test>", /control/],
    ["half a surrogate pair", "\ud83c <ok@good.test>", /control/],
  ])("%s", (_, text, reason) => {
    const error = refusal(text);
    expect(error).toMatchObject({ code: "invalid-address", kind: "invalid" });
    expect(error.message).toMatch(reason);
  });

  test("the refusal does not repeat the text, because errors are logged", () => {
    expect(refusal("jane.doe.secret@").message).not.toContain("jane");
  });

  test("long nonsense is refused at once", () => {
    const before = process.cpuUsage();
    for (const piece of ["(x", '"', "\\", '"\\', "<", "a.", "a@", " ", "\u0301"]) refusal(piece.repeat(20_000));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1_000);
  });
});

describe("domains", () => {
  test("a single label is taken where the caller says so", () => {
    expect(parseAddress("agent@localhost", { allowLocalDomains: true }).domain).toBe("localhost");
    expect(refusal("agent@[::1]", { allowLocalDomains: true }).code).toBe("invalid-address");
  });

  test.each([
    ["ok@gооd.test", true], // Cyrillic о
    ["ok@xn--gd-fmca.test", true],
    ["ok@paypαl.example", true], // Greek α
    ["ok@почта.example", false],
    ["ok@почта-24.рф", false],
    ["ok@例え.テスト", false],
    ["ok@abc例えテスト.jp", false],
    ["ok@한국abc.kr", false],
    ["ok@한국ひ.kr", true],
    ["ok@müller.example", false],
  ])("mixed scripts in %s: %s", (text, mixedScript) => {
    expect(parseAddress(text).mixedScript).toBe(mixedScript);
  });
});

describe("properties", () => {
  const anyText = fc.oneof(
    fc.emailAddress({ size: "small" }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc
      .array(fc.constantFrom(...'ab.@<>"\\ ,;:()[]=?é\r\n\0'.split(""), "good.test", "a@good.test"), { maxLength: 14 })
      .map((pieces) => pieces.join("")),
  );

  test("whatever comes is refused with a reason or taken in a form that reads back as itself", () => {
    let taken = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        let parsed;
        try {
          parsed = parseAddress(text);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid-address" });
          return;
        }
        taken += 1;
        expect(parseAddress(parsed.address)).toEqual({ ...parsed, name: "" });
        expect(parseAddress(formatAddress(parsed))).toEqual(parsed);
        expect(parsed.address).toMatch(/^[\x20-\x7e]{3,254}$/);
      }),
      { numRuns: 1_500 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  test("any name and any printable local part survive being written and read", () => {
    const names = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .filter((name) => !/[\p{Cc}\p{Zl}\p{Zp}]|=\?/u.test(name));
    const locals = fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 31 })
      .filter((text) => !/[<>]/.test(text));
    fc.assert(
      fc.property(names, locals, (name, local) => {
        const { address, localPart } = parseAddress(`"${local.replace(/["\\]/g, "\\$&")}"@good.test`);
        expect(localPart).toBe(local);
        expect(parseAddress(formatAddress({ name, address }))).toMatchObject({ name, address, localPart: local });
      }),
    );
  });
});
