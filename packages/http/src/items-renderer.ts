import type { RouteContract } from "@mailroom/contracts/define-route";
import type { FastifyInstance } from "fastify";
import type { Static, TArray, TObject, TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { DeepReadonly } from "./call.ts";
import { holdToContract } from "./held-answer.ts";
import { RenderedItems } from "./rendered-list.ts";
import { partsOf } from "./server-parts.ts";

type ListSchema<Item extends TSchema> = TObject<{ items: TArray<Item>; page: TSchema }>;
type ListRoute<Item extends TSchema> = RouteContract & { readonly responses: { readonly 200: ListSchema<Item> } };

/**
 * Renders the items of one list's pages, for whoever keeps them, because they seldom change: reading a page from Postgres,
 * making JSON of it and holding it to the contract cost more than asking whether it is still the same. A field beyond the
 * contract is thrown, as in every answer.
 */
export function makeItemsRenderer<Item extends TSchema>(
  server: FastifyInstance,
  route: ListRoute<Item>,
): (items: readonly DeepReadonly<Static<Item>>[]) => RenderedItems {
  const { logger } = partsOf(server);
  const schema = Compile(route.responses[200].properties.items);
  return (items) => {
    holdToContract(items, { schema, operationId: route.operationId, logger });
    return new RenderedItems(JSON.stringify(items));
  };
}
