import { expect, test } from "@jest/globals";
import { htmlToPlainText } from "./html-to-plain-text.ts";

test.each([
  ["divisions", "<div>"],
  ["quotations", "<BlockQuote>"],
  ["tables", "<table><tr><td>"],
  ["paragraphs and list items", "<p><li>"],
])("text below 100,000 nested %s is found, within moments", (_what, tags) => {
  const before = process.cpuUsage();
  expect(htmlToPlainText(`<h1>Order 7</h1>${tags.repeat(100_000)}Where is it?`)).toMatch(
    /Order 7[\s\S]*Where is it\?$/,
  );
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(3_000);
});

test("a mail as people write it becomes its text", () => {
  const html = "<p>Hello,</p><ul><li>one<li>two</ul><p>See <a href='https://a.test/'>here</a>.<script>x</script></p>";
  expect(htmlToPlainText(html)).toBe("Hello,\n\n * one\n * two\n\nSee here [https://a.test/].");
});
