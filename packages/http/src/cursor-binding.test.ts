import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { closed } from "@mailroom/contracts/closed";
import { defineRoute } from "@mailroom/contracts/define-route";
import { Uuid } from "@mailroom/contracts/identifier";
import { listQuery, pageOf } from "@mailroom/contracts/paging";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { implement } from "./implement.ts";
import { makeServer } from "./make-server.ts";

const id = "018f0000-0000-7000-8000-000000000001";
const pageRoute = {
  service: "routing",
  tag: "Things",
  method: "GET",
  action: "public",
  summary: "Pages",
  params: closed({ thingId: Uuid }),
  query: listQuery({
    search: Type.Optional(Type.String()),
    open: Type.Optional(Type.Boolean()),
    sort: Type.Optional(Type.String()),
  }),
  responses: { 200: pageOf(Type.String()) },
} as const;
const listPages = defineRoute({ ...pageRoute, operationId: "listPages", path: "/pages/{thingId}" });
const listOtherPages = defineRoute({ ...pageRoute, operationId: "listOtherPages", path: "/other-pages/{thingId}" });

let server: FastifyInstance;
beforeEach(() => {
  server = makeServer({
    service: "routing",
    logger: makeLogger({ service: "routing", level: "silent" }),
    metrics: makeMetrics("routing"),
    principalKey: "an internal key of at least 32 bytes.",
    readiness: () => Promise.resolve({}),
    routes: [listPages, listOtherPages],
  });
  for (const route of [listPages, listOtherPages]) {
    implement(server, route, ({ query }) =>
      Promise.resolve({
        status: 200,
        body: { items: [query.cursor ?? "the first page"], page: { nextCursor: "own cursor" } },
      }),
    );
  }
});
afterEach(async () => {
  await server.close();
});

async function call(path: string) {
  const answer = await server.inject(`/api/v1${path}`);
  return { status: answer.statusCode, json: answer.json<Record<string, unknown>>() };
}

describe("cursors", () => {
  const pageAfter = async (query: string, path = `/pages/${id}`) => call(`${path}?${query}`);
  const next = (answer: Awaited<ReturnType<typeof call>>) =>
    encodeURIComponent((answer.json as { page: { nextCursor: string } }).page.nextCursor);

  test("continue the list they came from, with another length of page too", async () => {
    const first = next(await pageAfter("search=a&open=true&limit=2"));
    const second = await pageAfter(`open=true&limit=5&search=a&cursor=${first}`);
    expect([second.status, second.json["items"]]).toEqual([200, ["own cursor"]]);
    expect((await pageAfter(`search=a&open=true&cursor=${next(second)}`)).status).toBe(200);
  });

  test.each([
    ["another search", "search=b&open=true", `/pages/${id}`],
    ["one filter less", "search=a", `/pages/${id}`],
    ["one filter more", "search=a&open=true&sort=name", `/pages/${id}`],
    ["another path", "search=a&open=true", "/pages/018f0000-0000-7000-8000-000000000002"],
    ["another list", "search=a&open=true", `/other-pages/${id}`],
  ])("are refused with %s", async (_what, query, path) => {
    const cursor = next(await pageAfter("search=a&open=true"));
    const answer = await pageAfter(`${query}&cursor=${cursor}`, path);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({
      code: "invalid-cursor",
      detail: "This cursor belongs to another list or other filters; begin again without it.",
      errors: [{ pointer: "#query/cursor" }],
    });
  });

  test.each(["x", ".", "a.b", "own cursor", "own%20cursor.AAAAAAAAAAAAAAAA", "%C3%A4.%C3%A4"])(
    "that nobody gave out (%s) are refused",
    async (cursor) => {
      expect((await pageAfter(`search=a&cursor=${cursor}`)).json["code"]).toBe("invalid-cursor");
    },
  );
});
