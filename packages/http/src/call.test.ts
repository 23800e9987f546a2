import { expect, test } from "@jest/globals";
import { closed } from "@mailroom/contracts/closed";
import { defineRoute } from "@mailroom/contracts/define-route";
import type { Principal } from "@mailroom/contracts/principal";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import Type from "typebox";
import type { Answer, Call } from "./call.ts";
import { implement } from "./implement.ts";
import { makeServer } from "./make-server.ts";

const route = defineRoute({
  operationId: "replyToThing",
  method: "POST",
  path: "/things/{n}/reply",
  service: "routing",
  action: "interactions.reply",
  tag: "Things",
  summary: "Reply",
  params: closed({ n: Type.Integer() }),
  body: closed({ text: Type.String(), cc: Type.Optional(Type.Array(Type.String())) }),
  idempotencyKey: "required",
  responses: { 200: closed({ done: Type.Boolean(), names: Type.Array(Type.String()) }), 204: null },
});
const openRoute = defineRoute({
  ...route,
  path: "/things/{n}/page",
  action: "public",
  produces: "text/html",
  responses: { 200: Type.String() },
});

const server = makeServer({
  service: "routing",
  logger: makeLogger({ service: "routing", level: "silent" }),
  metrics: makeMetrics("routing"),
  principalKey: "k".repeat(32),
  readiness: () => Promise.resolve({}),
  routes: [route, openRoute],
});
const load = (): Promise<{ readonly done: boolean }> => Promise.resolve({ done: true });

// These tests are run by the type checker: they compile only while the types are as they say.

test("a call is typed by its contract", () => {
  const read = (call: Call<typeof route>, open: Call<typeof openRoute>): void => {
    call.params.n satisfies number;
    call.body.text satisfies string;
    call.body.cc satisfies string[] | undefined;
    call.query satisfies undefined;
    call.principal satisfies Principal;
    call.idempotencyKey satisfies string;
    open.principal satisfies null;
    // @ts-expect-error -- the contract has no such field
    call.body.subject satisfies unknown;
  };
  expect(read).toBeInstanceOf(Function);
});

test("an answer is one of the contract's statuses with its body", () => {
  const answers: Answer<typeof route>[] = [{ status: 200, body: { done: true, names: [] } }, { status: 204 }];
  // @ts-expect-error -- the contract has no 201
  answers.push({ status: 201, body: { done: true, names: [] } });
  // @ts-expect-error -- 200 has a body
  answers.push({ status: 200 });
  // @ts-expect-error -- of another shape
  answers.push({ status: 200, body: { done: "yes", names: [] } });
  expect(answers).toHaveLength(5);
});

test("async handlers need no annotations, and wrong answers do not compile", () => {
  implement(server, route, async ({ body }) => {
    const thing = await load();
    if (body.text === "") return { status: 204 };
    return { status: 200, body: { ...thing, names: ["a"] } };
  });
  implement(server, openRoute, async () => {
    await load();
    return { status: 200, body: "<p>", headers: { etag: '"1"' } };
  });
  const wrong = (): void => {
    // @ts-expect-error -- the contract has no 202
    implement(server, route, async () => ({ status: 202, body: await load() }));
    // @ts-expect-error -- names is missing
    implement(server, route, async () => ({ status: 200, body: await load() }));
  };
  expect(wrong).toBeInstanceOf(Function);
});
