import { expect, test } from "@jest/globals";
import { parseHost } from "./parse-host.ts";

test.each([
  ["imap.example.com", { kind: "name", name: "imap.example.com" }],
  ["IMAP.Example.COM.", { kind: "name", name: "imap.example.com" }],
  ["mail", { kind: "name", name: "mail" }],
  ["imap.bücher.example", { kind: "name", name: "imap.xn--bcher-kva.example" }],
  ["imap.xn--bcher-kva.example", { kind: "name", name: "imap.xn--bcher-kva.example" }],
  ["почта.рф", { kind: "name", name: "xn--80a1acny.xn--p1ai" }],
  ["3com.example", { kind: "name", name: "3com.example" }],
  ["1.1.1.1", { kind: "address", address: "1.1.1.1" }],
  ["2606:4700::1111", { kind: "address", address: "2606:4700::1111" }],
  ["[2606:4700::1111]", { kind: "address", address: "2606:4700::1111" }],
] as const)("%s is a host", (text, expected) => {
  expect(parseHost(text)).toEqual(expected);
});

test.each([
  ["nothing", ""],
  ["a dot", "."],
  ["two dots", "imap..example.com"],
  ["a dot in front", ".example.com"],
  ["two dots at the end", "example.com.."],
  ["space", "imap.example.com "],
  ["a line break", "imap.example.com\r\nX"],
  ["NUL", "imap.example.com\u0000.evil.example"],
  ["a soft hyphen", "ima\u00adp.example.com"],
  ["a zero-width space", "imap\u200b.example.com"],
  ["a user", "1.1.1.1@127.0.0.1"],
  ["a port", "imap.example.com:993"],
  ["a path", "imap.example.com/x"],
  ["a backslash", "imap.example.com\\x"],
  ["a fragment", "127.0.0.1#a.example"],
  ["a percent sign", "127.0.0.1%2e"],
  ["an underscore", "_imap.example.com"],
  ["a hyphen in front", "-oProxyCommand=x"],
  ["a hyphen at the end of a label", "imap-.example.com"],
  ["a label of 64", `${"a".repeat(64)}.example`],
  ["254 characters", `${"a.".repeat(126)}bc`],
  ["full-width digits", "\uff11\uff12\uff17.0.0.1"],
  ["circled digits", "①②⑦.0.0.1"],
  ["an ideographic full stop", "imap\u3002example\u3002com"],
  ["a full-width full stop", "127\uff0e0\uff0e0\uff0e1"],
  ["a ligature", "o\ufb03ce.example"],
  ["an unreadable A-label", "xn--a\u0080.example"],
  ["short forms of IPv4", "127.1"],
  ["a number", "2130706433"],
  ["hexadecimal", "0x7f.1"],
  ["hexadecimal at the end", "127.0.0.0x1"],
  ["octal", "0177.0.0.1"],
  ["too many parts", "1.2.3.4.5"],
  ["a zone", "fe80::1%eth0"],
  ["a bracket too few", "[::1"],
  ["brackets around a name", "[localhost]"],
  ["brackets around IPv4", "[127.0.0.1]"],
])("%s is no host", (_, text) => {
  expect(parseHost(text)).toBeNull();
});
