import type { RouteContract } from "@mailroom/contracts/define-route";
import type { FastifyInstance } from "fastify";
import type { Static, TArray, TObject, TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { DeepReadonly } from "./call.ts";
import { holdToContract } from "./held-answer.ts";
import { RenderedItem } from "./rendered-list.ts";
import { partsOf } from "./server-parts.ts";

type ListSchema<Item extends TSchema> = TObject<{ items: TArray<Item>; page: TSchema }>;
type ListRoute<Item extends TSchema> = RouteContract & { readonly responses: { readonly 200: ListSchema<Item> } };

/**
 * Renders items of one list, for whoever keeps them, because they seldom change: making JSON of a page of large items, and
 * holding it to the contract, costs more than reading it. A field beyond the contract is thrown, as in every answer.
 */
export function makeItemRenderer<Item extends TSchema>(
  server: FastifyInstance,
  route: ListRoute<Item>,
): (item: DeepReadonly<Static<Item>>) => RenderedItem {
  const { logger } = partsOf(server);
  const schema = Compile(route.responses[200].properties.items.items);
  return (item) => {
    holdToContract(item, { schema, operationId: route.operationId, logger });
    return new RenderedItem(JSON.stringify(item));
  };
}
