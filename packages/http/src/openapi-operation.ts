import type { RouteContract } from "@mailroom/contracts/define-route";
import type { TSchema } from "typebox";
import { closeSchema } from "./closed-schema.ts";
import { consumedBy, readsBody } from "./media-type.ts";
import { parametersOf } from "./route-path.ts";

/** The OpenAPI operation object of one route. */
export function operationOf(route: RouteContract): object {
  const parameters = parametersOfRoute(route);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...descriptionOf(route),
    ...(route.deprecated === true ? { deprecated: true } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(readsBody(route) ? { requestBody: requestBodyOf(route) } : {}),
    responses: responsesOf(route),
    security: route.action === "public" ? [] : [{ apiKey: [] }, { session: [] }],
    "x-action": route.action,
  };
}

function descriptionOf({ description, consumes }: RouteContract): { readonly description?: string } {
  const takesPatch = consumes?.includes("application/merge-patch+json") === true;
  const sentences = [description, takesPatch ? "The body is a JSON merge-patch (RFC 7396)." : undefined];
  const told = sentences.filter((sentence) => sentence !== undefined).join(" ");
  return told === "" ? {} : { description: told };
}

function parametersOfRoute(route: RouteContract): object[] {
  const path = propertiesOf(route.params);
  return [
    ...parametersOf(route.path).map((name) => ({
      name,
      in: "path",
      required: true,
      schema: path.find((property) => property.name === name)?.schema ?? { type: "string" },
    })),
    ...propertiesOf(route.query).map((property) => ({ ...property, in: "query" })),
    ...propertiesOf(route.headers).map((property) => ({ ...property, in: "header" })),
    ...(route.idempotencyKey === undefined ? [] : [idempotencyKeyParameter(route.idempotencyKey)]),
  ];
}

function idempotencyKeyParameter(use: "required" | "optional"): object {
  return {
    name: "Idempotency-Key",
    in: "header",
    required: use === "required",
    description: "New for each new intent (a UUID): the call can then be repeated without a second effect",
    schema: { type: "string", minLength: 1, maxLength: 255 },
  };
}

type Property = { readonly name: string; readonly required: boolean; readonly schema: object };

function propertiesOf(schema: TSchema | undefined): Property[] {
  if (schema === undefined || !("properties" in schema)) return [];
  const required: readonly unknown[] = "required" in schema && Array.isArray(schema.required) ? schema.required : [];
  const properties: [string, unknown][] = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  return properties.flatMap(([name, property]) =>
    isObject(property) ? [{ name, required: required.includes(name), ...described(property) }] : [],
  );
}

function described(property: object): { readonly schema: object; readonly description?: string } {
  return "description" in property && typeof property.description === "string"
    ? { schema: property, description: property.description }
    : { schema: property };
}

function requestBodyOf(route: RouteContract): object {
  const { body, maxBodyBytes } = route;
  return {
    ...(maxBodyBytes === undefined ? {} : { description: `At most ${maxBodyBytes} bytes` }),
    required: route.isBodyOptional !== true,
    content: Object.fromEntries(
      consumedBy(route).map((type) => [
        type,
        { schema: body === undefined ? uploadSchema(type, maxBodyBytes) : closeSchema(body) },
      ]),
    ),
  };
}

/** Bytes as they are have a media type and no `type`; `maxLength` counts octets then (OpenAPI 3.1.1, "Working with Binary Data"). */
function uploadSchema(contentMediaType: string, maxLength: number | undefined): object {
  return { contentMediaType, ...(maxLength === undefined ? {} : { maxLength }) };
}

function responsesOf(route: RouteContract): object {
  const problem = { $ref: "#/components/responses/Problem" };
  const refusals = [
    ...(route.idempotencyKey === "required" || readsBody(route) ? [400] : []),
    ...(route.action === "public" ? [] : [401, 403]),
    ...(route.params === undefined ? [] : [404]),
    ...(readsBody(route) ? [413, 415] : []),
    ...(readsBody(route) || route.query !== undefined ? [422] : []),
    ...(propertiesOf(route.headers).some(({ name }) => name === "if-match") ? [412, 428] : []),
  ];
  return {
    ...Object.fromEntries(Object.entries(route.responses).map(([status, schema]) => [status, answerOf(route, schema)])),
    ...Object.fromEntries(refusals.map((status) => [status, problem])),
    default: problem,
  };
}

function answerOf(route: RouteContract, schema: TSchema | null): object {
  const isWrite = route.method !== "GET";
  return {
    description: schema === null ? "Done; no body" : "Done",
    headers: {
      "Mailroom-Correlation-Id": { $ref: "#/components/headers/CorrelationId" },
      ...(isWrite ? { "Mailroom-Position": { $ref: "#/components/headers/Position" } } : {}),
    },
    ...(schema === null ? {} : { content: { [route.produces ?? "application/json"]: { schema } } }),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
