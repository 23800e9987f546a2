import { describe, expect, test } from "@jest/globals";
import { routeContracts } from "@mailroom/contracts/catalogue";
import { closed } from "@mailroom/contracts/closed";
import { defineRoute, type RouteContract } from "@mailroom/contracts/define-route";
import { Uuid } from "@mailroom/contracts/identifier";
import Type from "typebox";
import { consumedBy, consumesJson, readsBody } from "./media-type.ts";
import { buildOpenApi } from "./openapi.ts";

const base = { service: "routing", tag: "Things", action: "accounts.write" } as const;
const Thing = closed({ id: Uuid });
const update = defineRoute({
  ...base,
  operationId: "updateThing",
  method: "PATCH",
  path: "/things/{thingId}",
  summary: "Change a thing",
  params: closed({ thingId: Uuid }),
  headers: Type.Object({ "if-match": Type.Optional(Type.String()) }),
  consumes: ["application/merge-patch+json", "application/json"],
  body: Type.Partial(closed({ label: Type.String() })),
  responses: { 200: Thing },
});
const list = defineRoute({
  ...base,
  operationId: "listThings",
  method: "GET",
  path: "/things",
  summary: "List",
  query: closed({ q: Type.String({ description: "Part of the name" }), limit: Type.Optional(Type.Integer()) }),
  responses: { 200: Type.Array(Thing) },
});
const send = defineRoute({
  ...base,
  action: "public",
  operationId: "sendThing",
  method: "POST",
  path: "/things/{thingId}/send/{n}",
  summary: "Send",
  idempotencyKey: "required",
  responses: { 202: null },
});
// As a reader of the JSON sees it.
const document = JSON.parse(JSON.stringify(buildOpenApi([update, list, send]))) as {
  paths: Record<string, Record<string, Record<string, unknown>>>;
};
const { paths } = document;

test("an operation is described by the very schemas that validate it", () => {
  expect(paths["/things/{thingId}"]?.["patch"]).toMatchObject({
    operationId: "updateThing",
    description: "The body is a JSON merge-patch (RFC 7396).",
    tags: ["Things"],
    security: [{ apiKey: [] }, { session: [] }],
    parameters: [
      { name: "thingId", in: "path", required: true, schema: { type: "string", format: "uuid" } },
      { name: "if-match", in: "header", required: false },
    ],
    requestBody: {
      required: true,
      content: {
        "application/merge-patch+json": { schema: { additionalProperties: false } },
        "application/json": { schema: { properties: { label: { type: "string" } } } },
      },
    },
    responses: {
      200: { content: { "application/json": { schema: { required: ["id"], additionalProperties: false } } } },
      412: { $ref: "#/components/responses/Problem" },
      422: { $ref: "#/components/responses/Problem" },
      default: { $ref: "#/components/responses/Problem" },
    },
  });
});

test("query parameters keep their description and whether they are required", () => {
  expect(paths["/things"]?.["get"]?.["parameters"]).toEqual([
    { name: "q", in: "query", required: true, description: "Part of the name", schema: expect.anything() },
    { name: "limit", in: "query", required: false, schema: { type: "integer" } },
  ]);
});

test("every parameter of a path is declared, and what must be sent is required", () => {
  expect(paths["/things/{thingId}/send/{n}"]?.["post"]).toMatchObject({
    security: [],
    parameters: [
      { name: "thingId", in: "path" },
      { name: "n", in: "path" },
      { name: "Idempotency-Key", in: "header", required: true },
    ],
  });
});

test("every reference leads somewhere", () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? "");
  expect(references.length).toBeGreaterThan(0);
  for (const path of references) {
    const found = path.split("/").reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document);
    expect(found).toBeDefined();
  }
});

test("two routes at one address are a fault of the catalogue", () => {
  expect(() => buildOpenApi([list, list])).toThrow("GET /things");
});

type RequestBody = { required: boolean; content: Record<string, { schema: Record<string, unknown> }> };

describe("bodies in the document of all routes", () => {
  const { paths: all } = JSON.parse(JSON.stringify(buildOpenApi(routeContracts))) as {
    paths: Record<string, Record<string, { requestBody?: RequestBody }>>;
  };
  const contentOf = ({ path, method }: RouteContract) => all[path]?.[method.toLowerCase()]?.requestBody?.content ?? {};

  test("every route that reads a body describes it, with all its media types, and no other route does", () => {
    const described = routeContracts.map((route) => [route.operationId, Object.keys(contentOf(route))]);
    const read = routeContracts.map((route) => [route.operationId, readsBody(route) ? consumedBy(route) : []]);
    expect(described).toEqual(read);
  });

  test("an upload says its largest size", () => {
    const uploads = routeContracts.filter((route) => !consumesJson(route));
    const names = ["addCannedAttachment", "createUpload", "uploadAccountLogo"];
    expect(uploads.map(({ operationId }) => operationId).sort()).toEqual(names);
    for (const { maxBodyBytes: maxLength = "a size", ...route } of uploads) {
      const contentMediaType = "application/octet-stream";
      expect(contentOf(route)).toEqual({ [contentMediaType]: { schema: { contentMediaType, maxLength } } });
    }
  });
});
