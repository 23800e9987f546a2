import { expect, test } from "@jest/globals";
import type { AccountPage } from "./ports.ts";
import { shareMarks } from "./share-marks.ts";

const page: AccountPage = {
  ...{ search: null, active: null, service: null, accountIds: null, linkedAgentId: null },
  ...{ after: null, limit: 51 },
};

/** A list whose marks are answered by hand. */
function askedByHand() {
  const asked: { readonly page: AccountPage; readonly answer: PromiseWithResolvers<string> }[] = [];
  const shared = shareMarks({
    list: () => Promise.reject(new Error("nobody asks for it")),
    mark: (wanted) => {
      const answer = Promise.withResolvers<string>();
      asked.push({ page: wanted, answer });
      return answer.promise;
    },
  });
  return { asked, mark: (wanted: AccountPage) => shared.mark(wanted) };
}

test("those who come while the mark is asked for share the next answer, not the one under way", async () => {
  const { asked, mark } = askedByHand();
  const first = mark(page);
  const others = [mark(page), mark({ ...page }), mark(page)];
  expect(asked).toHaveLength(1);
  asked[0]?.answer.resolve("before");
  expect(await first).toBe("before");
  expect(asked).toHaveLength(2);
  const late = mark(page);
  asked[1]?.answer.resolve("after");
  expect(await Promise.all(others)).toEqual(["after", "after", "after"]);
  asked[2]?.answer.resolve("later still");
  expect(await late).toBe("later still");
});

test("who comes when nobody waits asks anew", async () => {
  const { asked, mark } = askedByHand();
  for (const answer of ["one", "two"]) {
    const wanted = mark(page);
    asked.at(-1)?.answer.resolve(answer);
    expect(await wanted).toBe(answer);
  }
  expect(asked).toHaveLength(2);
});

test("a failure is told to those who asked, and not to those who come after", async () => {
  const { asked, mark } = askedByHand();
  const first = mark(page);
  const second = mark(page);
  asked[0]?.answer.reject(new Error("the database is away"));
  await expect(first).rejects.toThrow("away");
  asked[1]?.answer.resolve("well again");
  expect(await second).toBe("well again");
});

test("another page, or the same for another agent, is another question", () => {
  const { asked, mark } = askedByHand();
  const pages = [page, { ...page, limit: 21 }, { ...page, linkedAgentId: "a" }, { ...page, linkedAgentId: "b" }];
  for (const each of pages) void mark(each);
  expect(asked.map(({ page: wanted }) => wanted)).toEqual(pages);
});
