import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { RouteContract } from "@mailroom/contracts/define-route";
import { buildOpenApi } from "@mailroom/http/openapi";
import type { FastifyInstance } from "fastify";

/** Everything from ourselves and no inline script; the viewer sets style attributes. */
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/docs`: the whole public API to read and to try. */
export function addDocs(server: FastifyInstance, routes: readonly RouteContract[]): void {
  server.register(async (scope) => {
    const document = buildOpenApi(routes, { title: "Mailroom" });
    // The viewer insists on the swagger plugin, whose own reading of the routes is replaced by the contracts.
    await scope.register(swagger, { openapi: {} });
    await scope.register(swaggerUi, {
      transformSpecification: () => document,
      transformSpecificationClone: false,
      routePrefix: "/docs",
      staticCSP: contentPolicy,
      uiConfig: { docExpansion: "none", deepLinking: true },
    });
  });
}
