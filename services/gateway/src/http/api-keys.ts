import { createApiKey, deleteApiKey, listApiKeys } from "@mailroom/contracts/api/session";
import type { Cursor } from "@mailroom/http/cursor";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { ApiKey } from "../domain/api-key.ts";
import type { NewApiKey } from "../operations/create-api-key.ts";
import { apiKeyResource } from "./resources.ts";

export type ApiKeyRoutes = {
  readonly listApiKeys: (page: { readonly afterId: string | null; readonly limit: number }) => Promise<ApiKey[]>;
  readonly createApiKey: (draft: NewApiKey) => Promise<{ apiKey: ApiKey; key: string }>;
  readonly deleteApiKey: (apiKeyId: string) => Promise<void>;
  readonly cursor: Cursor;
};

const KeyPosition = Type.Object({ id: Type.String() });
const defaultLimit = 50;

export function addApiKeyRoutes(server: FastifyInstance, routes: ApiKeyRoutes): void {
  const { cursor } = routes;
  implement(server, listApiKeys, async ({ query }) => {
    const limit = query.limit ?? defaultLimit;
    const afterId = query.cursor === undefined ? null : cursor.decodeAs(KeyPosition, query.cursor).id;
    const keys = await routes.listApiKeys({ afterId, limit: limit + 1 });
    const items = keys.slice(0, limit);
    const last = keys.length > limit ? items.at(-1) : undefined;
    const nextCursor = last === undefined ? null : cursor.encode({ id: last.id });
    return { status: 200, body: { items: items.map(apiKeyResource), page: { nextCursor } } };
  });
  implement(server, createApiKey, async ({ body, principal }) => {
    const { apiKey, key } = await routes.createApiKey({
      name: body.name,
      scopes: body.scopes,
      accountIds: body.accountIds ?? null,
      cidrs: body.cidrs ?? null,
      expiresAt: body.expiresAt === undefined || body.expiresAt === null ? null : new Date(body.expiresAt),
      createdBy: principal.kind === "user" ? principal.userId : null,
    });
    return { status: 201, body: { ...apiKeyResource(apiKey), key } };
  });
  implement(server, deleteApiKey, async ({ params }) => {
    await routes.deleteApiKey(params.apiKeyId);
    return { status: 204 };
  });
}
