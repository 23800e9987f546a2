import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { closed } from "@mailroom/contracts/closed";
import { defineRoute } from "@mailroom/contracts/define-route";
import { DomainError } from "@mailroom/contracts/domain-error";
import { Uuid } from "@mailroom/contracts/identifier";
import { listQuery } from "@mailroom/contracts/paging";
import type { Principal } from "@mailroom/contracts/principal";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { currentTrace, type Position } from "@mailroom/runtime/trace-context";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Call } from "./call.ts";
import { implement } from "./implement.ts";
import { makeServer } from "./make-server.ts";
import { signPrincipal } from "./principal-token.ts";

const key = "an internal key of at least 32 bytes.";
const id = "018f0000-0000-7000-8000-000000000001";
const admin: Principal = { kind: "user", userId: id, role: "admin" };
const agent: Principal = { kind: "user", userId: id, role: "agent" };

const Thing = closed({ id: Uuid, label: Type.String({ maxLength: 5 }) });
const thingBody = closed({
  label: Type.String({ minLength: 1, maxLength: 5 }),
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  at: Type.Optional(Type.String({ format: "date-time" })),
});
const base = { service: "routing", tag: "Things" } as const;
const params = closed({ thingId: Uuid });

const listThings = defineRoute({
  ...base,
  operationId: "listThings",
  method: "GET",
  path: "/things",
  action: "interactions.read",
  summary: "List things",
  query: listQuery({ open: Type.Optional(Type.Boolean()), tags: Type.Optional(Type.Array(Type.String())) }),
  responses: { 200: Type.Unknown() },
});
const createThing = defineRoute({
  ...base,
  operationId: "createThing",
  method: "POST",
  path: "/things",
  action: "accounts.write",
  summary: "Create a thing",
  body: thingBody,
  responses: { 201: Thing },
});
const updateThing = defineRoute({
  ...base,
  operationId: "updateThing",
  method: "PATCH",
  path: "/things/{thingId}",
  action: "accounts.write",
  summary: "Change a thing",
  params,
  headers: Type.Object({ "if-match": Type.Optional(Type.String()) }),
  consumes: ["application/merge-patch+json", "application/json"],
  body: Type.Partial(thingBody),
  responses: { 200: Thing },
});
const sendThing = defineRoute({
  ...base,
  operationId: "sendThing",
  method: "POST",
  path: "/things/{thingId}/send",
  action: "accounts.write",
  summary: "Send a thing",
  params,
  idempotencyKey: "required",
  responses: { 202: null },
});
const readSource = defineRoute({
  ...base,
  operationId: "readSource",
  method: "GET",
  path: "/things/{thingId}/source",
  action: "self",
  summary: "The raw thing",
  params,
  produces: "message/rfc822",
  responses: { 200: Type.String() },
});
const signIn = defineRoute({
  ...base,
  operationId: "signIn",
  method: "POST",
  path: "/sign-in",
  action: "public",
  summary: "Sign in",
  responses: { 200: Type.Unknown() },
});
const numbered = defineRoute({
  ...base,
  operationId: "numbered",
  method: "GET",
  path: "/numbered/{n}",
  action: "self",
  summary: "By number",
  params: closed({ n: Type.Integer({ minimum: 1 }) }),
  responses: { 200: Type.Unknown() },
});
const followThings = defineRoute({
  ...base,
  operationId: "followThings",
  method: "GET",
  head: "refused",
  path: "/follow-things",
  action: "self",
  summary: "Live things",
  produces: "text/event-stream",
  responses: { 200: Type.String() },
});
const routes = [listThings, createThing, updateThing, sendThing, readSource, signIn, numbered, followThings];

let server: FastifyInstance;
let logLines: string[];
let asked: Position[];
let fail: () => unknown;
let lastCall: Call<typeof sendThing> | null;
let sourceStream: Readable | null;

beforeEach(() => {
  logLines = [];
  asked = [];
  fail = () => new Error("the database said: password=hunter2");
  lastCall = null;
  sourceStream = null;
  const destination = { write: (line: string): void => void logLines.push(line) };
  server = makeServer({
    service: "routing",
    logger: makeLogger({ service: "routing", level: "info", destination }),
    metrics: makeMetrics("routing"),
    principalKey: key,
    positionReader: (position) => {
      asked.push(position);
      return Promise.resolve(true);
    },
    readiness: () => Promise.resolve({ postgres: true }),
    routes,
    bodyLimit: 2_000,
  });
  implement(server, listThings, ({ query }) => Promise.resolve({ status: 200, body: query }));
  implement(server, createThing, ({ body }) => {
    if (body.label === "fail") throw fail();
    if (body.label === "leak") {
      const row = { id, label: body.label, password: "hunter2" };
      return Promise.resolve({ status: 201, body: row });
    }
    if (body.label === "long") return Promise.resolve({ status: 201, body: { id, label: "longer than five" } });
    currentTrace()?.positions.push({ producer: "routing", key: id, seq: 7 });
    return Promise.resolve({ status: 201, body: { id, label: body.label }, headers: { etag: '"1"' } });
  });
  implement(server, updateThing, ({ body }) =>
    Promise.resolve({ status: 200, body: { id, label: body.label ?? "same" } }),
  );
  implement(server, sendThing, (call) => {
    lastCall = call;
    return Promise.resolve({ status: 202 });
  });
  implement(server, readSource, () => {
    sourceStream = Readable.from(["From: ", "me"]);
    return Promise.resolve({ status: 200, headers: { etag: '"s"', "content-length": 8 }, stream: sourceStream });
  });
  implement(server, followThings, () => Promise.resolve({ status: 200, stream: Readable.from(["data: 1"]) }));
  implement(server, signIn, ({ principal }) => Promise.resolve({ status: 200, body: { principal } }));
  implement(server, numbered, ({ params: { n } }) => Promise.resolve({ status: 200, body: { next: n + 1 } }));
});

afterEach(async () => {
  await server.close();
});

type Sent = { headers?: Record<string, string>; payload?: string | object; as?: Principal | null };
async function call(method: "GET" | "HEAD" | "POST" | "PATCH" | "DELETE", path: string, sent: Sent = {}) {
  const { as: principal = admin } = sent;
  const token = principal === null ? {} : { "mailroom-principal": await signPrincipal(principal, key) };
  const answer = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...token, ...sent.headers },
    ...(sent.payload === undefined ? {} : { payload: sent.payload }),
  });
  const isJson = answer.payload !== "" && String(answer.headers["content-type"]).includes("json");
  const json = (isJson ? answer.json() : null) as Record<string, unknown>;
  return { status: answer.statusCode, headers: answer.headers, json, text: answer.payload };
}
const json = { "content-type": "application/json" };

describe("HEAD", () => {
  const told = ({
    headers: { date: _date, "mailroom-correlation-id": _id, ...headers },
  }: Awaited<ReturnType<typeof call>>) => headers;

  test("answers what GET answers, with its length and without its body", async () => {
    const whole = await call("GET", "/things?open=true");
    const head = await call("HEAD", "/things?open=true");
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(told(head)).toEqual(told(whole));
    expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(whole.text)));
  });

  test("does not read what would be streamed, and keeps its entity tag", async () => {
    const whole = await call("GET", `/things/${id}/source`);
    expect(whole.text).toBe("From: me");
    const head = await call("HEAD", `/things/${id}/source`);
    expect([head.status, head.text, head.headers.etag]).toEqual([200, "", '"s"']);
    expect(told(head)).toEqual(told(whole));
    expect([sourceStream?.destroyed, sourceStream?.readableDidRead]).toEqual([true, false]);
  });

  test("asks who calls, and for a readable query, as GET does", async () => {
    expect((await call("HEAD", "/things", { as: null })).status).toBe(401);
    expect((await call("HEAD", "/things?open=perhaps")).status).toBe(422);
  });

  test("is refused where GET does something or has no end", async () => {
    const answer = await call("HEAD", "/follow-things");
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET"]);
  });
});

describe("who may call", () => {
  test("a call without a principal is told to sign in", async () => {
    const answer = await call("GET", "/things", { as: null });
    expect(answer.status).toBe(401);
    expect(answer.json["code"]).toBe("not-signed-in");
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  });

  test("a principal signed with another key is refused", async () => {
    const token = await signPrincipal(admin, "another key, also of 32 bytes or so");
    const answer = await call("GET", "/things", { as: null, headers: { "mailroom-principal": token } });
    expect(answer.status).toBe(401);
    expect(answer.json["code"]).toBe("principal-invalid");
  });

  test("who can never do such a thing is refused before the body is looked at", async () => {
    const answer = await call("POST", "/things", { as: agent, headers: json, payload: "{not json" });
    expect(answer.status).toBe(403);
    expect(answer.json["code"]).toBe("not-allowed");
  });

  test("who can do it to some gets through to the handler", async () => {
    expect((await call("GET", "/things", { as: agent })).status).toBe(200);
  });

  test("a public route asks nobody, and has no principal even when one is sent", async () => {
    expect((await call("POST", "/sign-in", { as: null })).json).toEqual({ principal: null });
    expect((await call("POST", "/sign-in")).json).toEqual({ principal: null });
  });
});

describe("what a call brings", () => {
  const refused = async (payload: object): Promise<unknown> => {
    const answer = await call("POST", "/things", { payload });
    expect(answer.status).toBe(422);
    expect(answer.json["code"]).toBe("invalid-request");
    return answer.json["errors"];
  };

  test("an unknown field is named", async () => {
    const errors = await refused({ label: "a", lable: "b" });
    expect(errors).toEqual([{ pointer: "/lable", detail: "There is no such field." }]);
  });

  test("a missing field is named", async () => {
    expect(await refused({})).toEqual([{ pointer: "/label", detail: "This field is required." }]);
  });

  test("each faulty field is told in plain words, all at once", async () => {
    expect(await refused({ label: "abcdef", port: 0, note: 3, at: "yesterday" })).toEqual([
      { pointer: "/label", detail: "At most 5 characters." },
      { pointer: "/port", detail: "Must be from 1 to 65535." },
      { pointer: "/note", detail: "Must be text or null." },
      { pointer: "/at", detail: "Must be a date and time with time zone, such as 2026-01-31T12:00:00Z." },
    ]);
  });

  test("bodies are not coerced", async () => {
    expect(await refused({ label: "a", port: "80" })).toEqual([
      { pointer: "/port", detail: "Must be a whole number." },
    ]);
  });

  test("a NUL character is refused with its place, as Postgres cannot store it", async () => {
    expect(await refused({ label: "a\u0000" })).toEqual([
      { pointer: "/label", detail: "Must not contain the NUL character (U+0000)." },
    ]);
  });

  test("a list instead of an object is refused", async () => {
    expect(await refused([])).toEqual([{ pointer: "", detail: "Must be an object." }]);
  });

  test("a missing body is refused", async () => {
    const answer = await call("POST", "/things");
    expect(answer.json["errors"]).toEqual([{ pointer: "", detail: "A JSON body is required." }]);
  });

  test("an unknown field is refused in a merge-patch too, although partial schemas lose their closedness", async () => {
    const answer = await call("PATCH", `/things/${id}`, { payload: { labell: "x" } });
    expect(answer.json["errors"]).toEqual([{ pointer: "/labell", detail: "There is no such field." }]);
  });

  test("a merge-patch is taken under its own media type", async () => {
    const headers = { "content-type": "application/merge-patch+json; charset=utf-8" };
    const answer = await call("PATCH", `/things/${id}`, { headers, payload: '{"label":"new"}' });
    expect(answer.json).toEqual({ id, label: "new" });
  });

  test("malformed JSON is 400, without an echo of the body", async () => {
    const answer = await call("POST", "/things", { headers: json, payload: '{"label": "secret' });
    expect(answer.status).toBe(400);
    expect(answer.json["code"]).toBe("malformed-json");
    expect(answer.text).not.toContain("secret");
  });

  test("JSON in another encoding than UTF-8 is refused, not stored with other letters", async () => {
    const payload = Buffer.from('{"label":"Müller"}', "latin1");
    const answer = await call("POST", "/things", { headers: json, payload });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: "malformed-json", detail: "The body is not UTF-8." });
  });

  test("a member named __proto__ is an unknown field, nothing more", async () => {
    const answer = await call("POST", "/things", { headers: json, payload: '{"label":"a","__proto__":{"x":1}}' });
    expect(answer.json["errors"]).toEqual([{ pointer: "/__proto__", detail: "There is no such field." }]);
  });

  test("JSON of thousands of levels is refused, not followed", async () => {
    const depth = 900;
    const payload = `{"label":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    const answer = await call("POST", "/things", { headers: json, payload });
    expect(answer.status).toBe(422);
  });

  test("a body beyond the limit is 413", async () => {
    const answer = await call("POST", "/things", { payload: { label: "x".repeat(3_000) } });
    expect(answer.status).toBe(413);
    expect(answer.json["code"]).toBe("body-too-large");
  });

  test("a packed body is 415: nothing here unpacks it, and a file would be kept as it came", async () => {
    const payload = '{"label":"a"}';
    const answer = await call("POST", "/things", { headers: { ...json, "content-encoding": "gzip" }, payload });
    expect([answer.status, answer.json["code"]]).toEqual([415, "unsupported-media-type"]);
    const plain = await call("POST", "/things", { headers: { ...json, "content-encoding": "identity" }, payload });
    expect(plain.status).toBe(201);
  });

  test("another media type is 415 and says which is taken", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await call("POST", "/things", { headers, payload: "label=a" });
    expect(answer.status).toBe(415);
    expect(answer.json["detail"]).toContain("application/json");
  });

  test("a body where none is expected is refused, an empty object is let pass", async () => {
    const headers = { ...json, "idempotency-key": "k" };
    expect((await call("POST", `/things/${id}/send`, { headers, payload: { now: true } })).status).toBe(422);
    expect((await call("POST", `/things/${id}/send`, { headers, payload: {} })).status).toBe(202);
  });

  test("query strings are coerced, and defaults filled in", async () => {
    const answer = await call("GET", "/things?open=true&tags=a&limit=3");
    expect(answer.json).toEqual({ open: true, tags: ["a"], limit: 3 });
    expect((await call("GET", "/things")).json).toEqual({ limit: 50 });
  });

  test("faults of the query are told by the parameter's name", async () => {
    const answer = await call("GET", "/things?limit=many&sort=up&open=yes");
    expect(answer.status).toBe(422);
    expect(answer.json["errors"]).toEqual([
      { pointer: "#query/sort", detail: "There is no such parameter." },
      { pointer: "#query/open", detail: "Must be true or false." },
      { pointer: "#query/limit", detail: "Must be a whole number." },
    ]);
    const taken = await call("GET", "/numbered/41?sort=up");
    expect([taken.status, taken.json["errors"]]).toEqual([
      422,
      [{ pointer: "#query/sort", detail: "There is no such parameter." }],
    ]);
    const nul = await call("GET", "/things?tags=%00");
    expect(nul.json["errors"]).toEqual([
      { pointer: "#query/tags/0", detail: "Must not contain the NUL character (U+0000)." },
    ]);
  });

  test("an id that is none is not found", async () => {
    const answer = await call("PATCH", "/things/42", { payload: { label: "x" } });
    expect(answer.status).toBe(404);
    expect(answer.json["errors"]).toEqual([{ pointer: "#path/thingId", detail: "Must be a UUID." }]);
  });

  test("a number in the path arrives as one", async () => {
    expect((await call("GET", "/numbered/41")).json).toEqual({ next: 42 });
    expect((await call("GET", "/numbered/0")).status).toBe(404);
    expect((await call("GET", "/numbered/1e3")).status).toBe(404);
  });
});

describe("idempotency keys", () => {
  test("a route that sends something is refused without one", async () => {
    const answer = await call("POST", `/things/${id}/send`);
    expect(answer.status).toBe(400);
    expect(answer.json["code"]).toBe("idempotency-key-missing");
  });

  test("the handler gets the key and a hash of the call", async () => {
    await call("POST", `/things/${id}/send`, { headers: { "idempotency-key": "abc" } });
    expect(lastCall?.idempotencyKey).toBe("abc");
    expect(lastCall?.requestHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a key that is not printable is refused", async () => {
    const answer = await call("POST", `/things/${id}/send`, { headers: { "idempotency-key": "a b" } });
    expect(answer.status).toBe(422);
  });
});

describe("what is answered", () => {
  test("an error nobody foresaw is 500 with its detail withheld, and logged once", async () => {
    const answer = await call("POST", "/things", { payload: { label: "fail" } });
    expect(answer.status).toBe(500);
    expect(answer.json["code"]).toBe("internal-error");
    expect(answer.text).not.toContain("hunter2");
    expect(logLines.filter((line) => line.includes('"level":"error"'))).toHaveLength(1);
    expect(logLines.join("")).toContain(String(answer.json["traceId"]));
  });

  test("a refusal of the domain keeps its code, words and fields", async () => {
    fail = () => new DomainError("offer-taken", "conflict", "Somebody was first.");
    const answer = await call("POST", "/things", { payload: { label: "fail" } });
    expect(answer.json).toMatchObject({
      status: 409,
      code: "offer-taken",
      title: "Offer taken",
      detail: "Somebody was first.",
      type: expect.stringMatching(/offer-taken$/),
    });
    expect(logLines).toEqual([]);
  });

  test("what is unavailable says when to come back", async () => {
    fail = () => new DomainError("busy", "unavailable", "Later.", { retryAfterSeconds: 9 });
    const answer = await call("POST", "/things", { payload: { label: "fail" } });
    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBe("9");
    expect(answer.json["retryAfterSeconds"]).toBe(9);
  });

  test("a field beyond the contract never leaves: it may be a secret", async () => {
    const answer = await call("POST", "/things", { payload: { label: "leak" } });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("hunter2");
  });

  test("another difference from the contract is logged and sent", async () => {
    const answer = await call("POST", "/things", { payload: { label: "long" } });
    expect(answer.status).toBe(201);
    expect(logLines.join("")).toContain("answer differs from its contract");
    expect(logLines.join("")).not.toContain("longer than five");
  });

  test("a stream is sent under the route's media type", async () => {
    const answer = await call("GET", `/things/${id}/source`);
    expect(answer.text).toBe("From: me");
    expect(answer.headers["content-type"]).toBe("message/rfc822");
  });

  test("answers of the API are private and inert", async () => {
    const { headers } = await call("GET", "/things");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  });

  test("an unknown path is a problem, a wrong method says which are right", async () => {
    expect((await call("GET", "/nothing")).json["code"]).toBe("not-found");
    const answer = await call("DELETE", "/things");
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD, POST");
    const bad = await server.inject("/api/v1/things/%zz/source");
    expect(bad.statusCode).toBe(400);
    expect(bad.json()).toMatchObject({ code: "malformed-request" });
  });
});

describe("what ties calls together", () => {
  test("a correlation id is taken from the caller, or made", async () => {
    const mine = await call("GET", "/things", { headers: { "mailroom-correlation-id": "my-call-1" } });
    expect(mine.headers["mailroom-correlation-id"]).toBe("my-call-1");
    const made = await call("GET", "/things", { headers: { "mailroom-correlation-id": "not acceptable" } });
    expect(made.headers["mailroom-correlation-id"]).toMatch(/^[0-9a-f-]{36}$/);
    const problem = await call("GET", "/nothing", { headers: { "mailroom-correlation-id": "my-call-2" } });
    expect(problem.json["traceId"]).toBe("my-call-2");
  });

  test("a write answers the positions it has published", async () => {
    const answer = await call("POST", "/things", { payload: { label: "a" } });
    expect(answer.headers["mailroom-position"]).toBe(`routing/${id}/7`);
    expect(answer.headers.etag).toBe('"1"');
  });

  test("a read waits for the positions of other services that it is sent", async () => {
    const header = `interaction-history/abc/3, routing/${id}/7, gateway/k/1`;
    await call("GET", "/things", { headers: { "mailroom-position": header } });
    expect(asked).toEqual([
      { producer: "interaction-history", key: "abc", seq: 3 },
      { producer: "gateway", key: "k", seq: 1 },
    ]);
  });

  test("a position that is none is refused", async () => {
    const answer = await call("GET", "/things", { headers: { "mailroom-position": "routing/abc" } });
    expect(answer.status).toBe(422);
  });

  test("requests are counted by route, not by path", async () => {
    await call("PATCH", `/things/${id}`, { payload: { label: "x" } });
    await call("GET", "/no-such-path-1");
    const metrics = await server.inject("/metrics");
    expect(metrics.payload).toContain('route="/api/v1/things/:thingId",status="200"');
    expect(metrics.payload).toContain('route="none",status="404"');
    expect(metrics.payload).not.toContain("no-such-path");
  });
});
