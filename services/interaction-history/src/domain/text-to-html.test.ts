import { expect, test } from "@jest/globals";
import { textToHtml } from "./text-to-html.ts";

test("text cannot become markup", () => {
  const html = textToHtml(`<script>alert("1")</script> & 'x' https://a.test/?a=1&b="><img src=x>`);
  expect(html.replace(/<\/?(?:div|p|a)\b[^<>]*>/g, "")).not.toMatch(/[<>]/);
  expect(html).toContain('<a href="https://a.test/?a=1&amp;b=">');
});

test("paragraphs, line ends and addresses of pages look alike; the full stop stays outside", () => {
  expect(textToHtml("Hello\r\nyou\n\n\nSee https://a.test/x.")).toBe(
    '<div><p>Hello<br>\nyou</p>\n<p>See <a href="https://a.test/x">https://a.test/x</a>.</p></div>',
  );
});
