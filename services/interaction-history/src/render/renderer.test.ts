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

test.each(["<table>", "<div>", "<B>"])(
  "%s nested 200,000 deep is shown within the deadline, with its text, and nothing else waits for it",
  async (tags) => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const { html, text } = await renderer.render(`${tags.repeat(200_000)}deep`);
    clearInterval(ticking);
    expect(html).toContain("deep");
    expect(text).toMatch(/deep$/);
    expect(turns).toBeGreaterThan(0);
  },
  20_000,
);

test("a mail that takes too long is given up, and the next one is served", async () => {
  const slow = await hasty.render("<p>x</p>".repeat(100_000));
  expect(slow).toEqual({ html: null, text: null, remoteImages: 0 });
  expect(failures.at(-1)?.message).toBe("no answer within 1 ms");
  const [one, two] = await Promise.all([renderer.render("<p>one</p>"), renderer.render("<p>two</p>")]);
  expect([one.text, two.text]).toEqual(["one", "two"]);
});
