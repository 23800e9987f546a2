import { afterAll, expect, test } from "@jest/globals";
import { makeRenderer } from "./renderer.ts";

const failures: Error[] = [];
const renderer = makeRenderer({ workers: 1, onFailure: (error) => failures.push(error) });
const hasty = makeRenderer({ workers: 1, deadlineMs: 1, onFailure: (error) => failures.push(error) });

afterAll(async () => {
  await renderer.close();
  await hasty.close();
});

test("HTML comes back safe, with its text", async () => {
  const html = "<h1>Title</h1><p>Hi <a href='https://a.test/'>there</a><script>x</script></p>";
  expect(await renderer.render(html)).toEqual({
    html: '<h1>Title</h1><p>Hi <a href="https://a.test/" target="_blank" rel="noopener noreferrer">there</a></p>',
    text: "Title\n\nHi there <https://a.test/>",
    remoteImages: 0,
  });
});

test("tables nested by the ten thousand do not exhaust the converter", async () => {
  const { html, text } = await renderer.render(`${"<table><tr><td>".repeat(20_000)}deep`);
  expect(html).not.toBeNull();
  expect(text).not.toBeNull();
}, 20_000);

test("a mail that takes too long is given up, and the next one is served", async () => {
  const slow = await hasty.render("<p>x</p>".repeat(100_000));
  expect(slow).toEqual({ html: null, text: null, remoteImages: 0 });
  expect(failures.at(-1)?.message).toBe("no answer within 1 ms");
  const [one, two] = await Promise.all([renderer.render("<p>one</p>"), renderer.render("<p>two</p>")]);
  expect([one.text, two.text]).toEqual(["one", "two"]);
});
