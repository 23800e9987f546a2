import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { closed } from "@mailroom/contracts/closed";
import { defineRoute } from "@mailroom/contracts/define-route";
import { pageOf } from "@mailroom/contracts/paging";
import type { Principal } from "@mailroom/contracts/principal";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { implement } from "./implement.ts";
import { makeServer } from "./make-server.ts";
import { signPrincipal } from "./principal-token.ts";
import { makeItemsRenderer } from "./items-renderer.ts";
import type { RenderedItems } from "./rendered-list.ts";

const key = "an internal key of at least 32 bytes.";
const admin: Principal = { kind: "user", userId: "018f0000-0000-7000-8000-000000000001", role: "admin" };
const listThings = defineRoute({
  operationId: "listThings",
  method: "GET",
  path: "/things",
  service: "routing",
  tag: "Things",
  action: "accounts.read",
  summary: "List things",
  responses: { 200: pageOf(closed({ label: Type.String({ maxLength: 5 }) })) },
});

let server: FastifyInstance;
let render: (things: readonly { readonly label: string }[]) => RenderedItems;
let items: RenderedItems;
let logLines: string[];
beforeEach(() => {
  logLines = [];
  server = makeServer({
    service: "routing",
    logger: makeLogger({
      service: "routing",
      level: "info",
      destination: { write: (line: string): void => void logLines.push(line) },
    }),
    metrics: makeMetrics("routing"),
    principalKey: key,
    positionReader: () => Promise.resolve(true),
    readiness: () => Promise.resolve({}),
    routes: [listThings],
  });
  render = makeItemsRenderer(server, listThings);
  items = render([]);
  implement(server, listThings, () => Promise.resolve({ status: 200, rendered: { items, page: { nextCursor: "x" } } }));
});
afterEach(() => server.close());

test("a page of rendered items is the same JSON as any other", async () => {
  items = render([{ label: '"a"' }, { label: "b\n" }]);
  const headers = { "mailroom-principal": await signPrincipal(admin, key) };
  const answer = await server.inject({ method: "GET", url: "/api/v1/things", headers });
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(answer.json()).toEqual({ items: [{ label: '"a"' }, { label: "b\n" }], page: { nextCursor: "x" } });
});

test("an item with a field beyond the contract is not rendered: it may be a secret", () => {
  const row = { label: "a", password: "hunter2" };
  expect(() => render([row])).toThrow("fields beyond its contract");
});

test("another difference from the contract is logged and rendered", () => {
  expect(render([{ label: "longer than five" }]).bytes.toString()).toBe('[{"label":"longer than five"}]');
  expect(logLines.join("")).toContain("answer differs from its contract");
});
