import { previewHeaderFilter as previewHeaderFilterRoute } from "@mailroom/contracts/api/account";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { explainHeaderFilter } from "../operations/explain-header-filter.ts";

export function addHeaderFilterRoutes(server: FastifyInstance): void {
  implement(server, previewHeaderFilterRoute, ({ body }) =>
    Promise.resolve({ status: 200, body: explainHeaderFilter(body.filter) }),
  );
}
