import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { snippetOfHtml, snippetOfText } from "./snippet.ts";

test("a snippet is one line of at most 140 characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 6_000 }), (text) => {
      const snippet = snippetOfText(text);
      expect(Array.from(snippet).length).toBeLessThanOrEqual(140);
      expect(snippet).not.toMatch(/[\n\r\t]/);
    }),
  );
  expect(snippetOfText("Hello,\n\n  world\u200b!")).toBe("Hello, world !");
  expect(snippetOfText("x".repeat(141))).toBe(`${"x".repeat(139)}…`);
});

test("HTML gives what people read of it", () => {
  const html =
    "<head><title>T</title><style>p{color:red}</style></head><body><!-- c --><p>Hi &amp; <b>bye</b></p></body>";
  expect(snippetOfHtml(html)).toBe("Hi & bye");
  expect(snippetOfHtml("<style>p{}".repeat(5_000))).toBe("");
});
