import { describe, expect, test } from "@jest/globals";
import { sanitise } from "./sanitise.ts";
import { toText } from "./to-text.ts";

const textOf = (html: string): string => toText(sanitise(html).html);

describe("the plain text of a mail", () => {
  test("lists count as they are written", () => {
    expect(textOf("<ol type=I start=3><li>a<li>b</ol>")).toMatch(/^III\. a\n +IV\. +b$/);
    expect(textOf("<ol type=a><li>a<li>b</ol>")).toMatch(/^a\. a\n +b\. b$/);
    expect(textOf("<ol start=7><li>a<li>b</ol>")).toMatch(/^7\. a\n +8\. b$/);
  });

  test.each(["I", "i"])("a list that counts beyond what Roman numerals (type %s) can say has numbers", (type) => {
    expect(textOf(`<ol type=${type} start=12000><li>a<li>b</ol>`)).toMatch(/^12000\. a\n +12001\. b$/);
    expect(textOf(`<ol type=${type}>${"<li>a".repeat(4_100)}</ol>`)).toMatch(/^1\. +a\n[^]* 4100\. a$/);
  });

  test("a list that begins with no number begins with 1", () => {
    expect(textOf("<ol start=x><li>a</ol>")).toBe("1. a");
    expect(textOf("<ol start=1e9><li>a</ol>")).toBe("1. a");
    expect(textOf("<ol start=-2 type=i><li>a</ol>")).toBe("-2. a");
  });

  test("of a very long mail it is the beginning, without half a tag at its end", () => {
    const text = textOf("<p>x</p><hr>".repeat(100_000).replace("x", "first"));
    expect(text).toMatch(/^first\n/);
    expect(textOf(`<p>first</p>${"<wbr>".repeat(300_000)}last`)).toBe("first");
  });
});
