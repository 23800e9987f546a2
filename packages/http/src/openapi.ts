import type { RouteContract } from "@mailroom/contracts/define-route";
import { Problem } from "@mailroom/contracts/problem";
import { closeSchema } from "./closed-schema.ts";
import { operationOf } from "./openapi-operation.ts";
import { apiPrefix } from "./route-path.ts";

/** An OpenAPI 3.1 document: plain JSON. */
export type OpenApiDocument = {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: object;
};

/** The document of the routes given, from the very schemas that validate. Paths are below the server `/api/v1`. */
export function buildOpenApi(
  routes: readonly RouteContract[],
  options: { readonly title?: string; readonly version?: string } = {},
): OpenApiDocument {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = (paths[route.path] ??= {});
    const method = route.method.toLowerCase();
    if (path[method] !== undefined) throw new Error(`Two routes share ${route.method} ${route.path}`);
    path[method] = operationOf(route);
  }
  const tags = [...new Set(routes.map((route) => route.tag))].sort();
  return {
    openapi: "3.1.0",
    info: { title: options.title ?? "Mailroom", version: options.version ?? "1", description },
    servers: [{ url: apiPrefix }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: withoutId(closeSchema(Problem)) },
      headers: {
        CorrelationId: { description: "Ties the call to its log lines and events", schema: { type: "string" } },
        Position: {
          description: "What the call has published; send it with the next call to read what it changed",
          schema: { type: "string" },
        },
      },
      responses: {
        Problem: {
          description: "What went wrong, and what to do (RFC 9457)",
          headers: { "Mailroom-Correlation-Id": { $ref: "#/components/headers/CorrelationId" } },
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key, `mrm_…`" },
        session: { type: "apiKey", in: "cookie", name: "mailroom_session", description: "Set by POST /sessions" },
      },
    },
  };
}

const description =
  "Programs send an API key: `Authorization: Bearer mrm_…`. " +
  "Unknown fields are refused (422). Ids are UUIDs, instants RFC 3339 in UTC. Lists page with `limit` and `cursor`. " +
  "A change of what has a version needs `If-Match` with its ETag (428 without, 412 where somebody was faster); " +
  "what must not happen twice needs an `Idempotency-Key`, the same one for each repetition. " +
  "JSON bodies may have 1 MiB where nothing else is said. " +
  "Errors are problem details (RFC 9457) with a stable `code`.";

function withoutId(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "$id"));
}
